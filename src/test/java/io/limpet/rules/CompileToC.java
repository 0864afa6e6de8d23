package io.limpet.rules;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Compiles class files to C with TeaVM: {@code CompileToC mainClass classPath folder}. A program of its own, so that
 * TeaVM's libraries and the tests' do not meet (TeaVmTest starts it). Exit code 1 when TeaVM finds a problem.
 */
public final class CompileToC {

    public static void main(String[] arguments) throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : arguments[1].split(File.pathSeparator)) {
            classPath.add(new File(entry).toURI().toURL());
        }
        TeaVMTool tool = new TeaVMTool();
        tool.setClassLoader(new URLClassLoader(classPath.toArray(new URL[0]), CompileToC.class.getClassLoader()));
        tool.setTargetType(TeaVMTargetType.C);
        tool.setMainClass(arguments[0]);
        tool.setTargetDirectory(new File(arguments[2]));
        tool.setOptimizationLevel(TeaVMOptimizationLevel.SIMPLE);
        tool.setObfuscated(false); // keeps the names that the test looks for
        tool.setLog(new ConsoleTeaVMToolLog(false));
        tool.generate();
        TeaVMProblemRenderer.describeProblems(tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(),
                new ConsoleTeaVMToolLog(false));
        System.exit(tool.getProblemProvider().getSevereProblems().isEmpty() ? 0 : 1);
    }

    private CompileToC() {
    }
}
