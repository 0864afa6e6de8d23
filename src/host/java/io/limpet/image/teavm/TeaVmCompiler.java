package io.limpet.image.teavm;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Class files to C: {@code TeaVmCompiler mainClass classPath folder}. A program of its own, so that TeaVM's libraries
 * and those of the rest do not meet; exit code 1 when TeaVM finds a problem.
 */
public final class TeaVmCompiler {

    public static void main(String[] arguments) throws Exception {
        TeaVMTool tool = tool(arguments[0], arguments[1], new File(arguments[2]));
        tool.generate();
        TeaVMProblemRenderer.describeProblems(tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(),
                new ConsoleTeaVMToolLog(false));
        System.exit(tool.getProblemProvider().getSevereProblems().isEmpty() ? 0 : 1);
    }

    private static TeaVMTool tool(String mainClass, String classPath, File folder)
            throws MalformedURLException, TeaVMToolException {
        TeaVMTool tool = new TeaVMTool();
        tool.setClassLoader(new URLClassLoader(urls(classPath), TeaVmCompiler.class.getClassLoader()));
        tool.setTargetType(TeaVMTargetType.C);
        tool.setMainClass(mainClass);
        tool.setTargetDirectory(folder);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.setObfuscated(true); // no names of classes, methods and files in the image
        tool.setShortFileNames(true);
        tool.setDebugInformationGenerated(true); // "#line": addresses lead to lines of Java
        tool.setLog(new ConsoleTeaVMToolLog(false));
        return tool;
    }

    private static URL[] urls(String classPath) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            urls.add(new File(entry).toURI().toURL());
        }
        return urls.toArray(new URL[0]);
    }

    private TeaVmCompiler() {
    }
}
