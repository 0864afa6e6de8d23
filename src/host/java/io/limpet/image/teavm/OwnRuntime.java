package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * TeaVM's runtime makes way for src/baremetal/c/runtime: its headers lead to runtime/teavm.h, its functions that are
 * written in Java (org.teavm.runtime: collector, exceptions, threads) are taken out.
 */
final class OwnRuntime {

    /** TeaVM's headers that runtime/teavm.h stands for, as it was written from them. */
    private static final List<String> READ = List.of("core.h", "definitions.h", "exceptions.h", "log.h", "memory.h",
            "stack.h", "string.h", "time.h");
    private static final String READ_SHA_256 =
            "14dead514ac0dea5f8966915872c4440828fa1724ce0078ac875b25bf074e193";

    /** TeaVM's runtime as far as it is Java: collector, threads and the like. Only the checks' exceptions stay. */
    private static final String IN_JAVA = "c/o/t/r/";
    private static final String CHECKS = IN_JAVA + "ExceptionHandling.c";

    private static final String INSTEAD = "#pragma once\n#include \"" + UsedParts.FILE
            + "\"\n#include \"runtime/teavm.h\"\n";

    /** What runtime/objects.h and runtime/exceptions.h have, by the file in which TeaVM has it. */
    private static final Map<String, List<String>> TAKEN_OUT = Map.of(
            CHECKS, List.of("meth_otr_ExceptionHandling_throwException",
                    "meth_otr_ExceptionHandling_printStack", "meth_otr_ExceptionHandling_callStackSize",
                    "meth_otr_ExceptionHandling_fillStackTrace", "teavm_catchException"),
            "c/j/l/Object.c", List.of("meth_jl_Object_cloneLowLevel", "meth_jl_Object_hashCode",
                    "meth_jl_Object_hashCodeLowLevel", "meth_jl_Object_hashCodeLowLevelImpl",
                    "meth_jl_Object_setHashCodeLowLevel", "meth_jl_Object_setHashCodeLowLevelImpl",
                    "meth_jl_Object_identity", "meth_jl_Object_identityLowLevel"),
            "c/j/l/System.c", List.of("meth_jl_System_arraycopy", "meth_jl_System_fastArraycopy",
                    "meth_jl_System_doArrayCopy", "meth_jl_System_doArrayCopyLowLevel"),
            "c/j/l/r/Array.c", List.of("meth_jlr_Array_getLength"));

    static void takesThePlaceOfTeaVms(GeneratedC generated) throws ImageException {
        if (!READ_SHA_256.equals(sha256(generated))) {
            throw GeneratedC.changed("one of " + READ, "SHA-256 " + READ_SHA_256 + ", but " + sha256(generated));
        }
        for (String each : generated.files(file -> file.endsWith(".h") && !file.contains("/")
                && !file.equals(UsedParts.FILE))) {
            generated.write(each, INSTEAD);
        }
        generated.leaveOut(file -> file.startsWith(IN_JAVA) && file.endsWith(".c") && !file.equals(CHECKS));
        for (Map.Entry<String, List<String>> each : TAKEN_OUT.entrySet()) {
            takeOut(each.getKey(), each.getValue(), generated);
        }
    }

    /** A program need not have them all. */
    private static void takeOut(String file, List<String> functions, GeneratedC generated) throws ImageException {
        if (generated.has(file)) {
            String text = generated.text(file);
            for (String each : functions) {
                text = Pattern.compile("(?ms)^\\w+\\*? " + each + "\\([^;]*?\\) \\{\n.*?^\\}\n").matcher(text)
                        .replaceAll("");
            }
            generated.write(file, text);
        }
    }

    private static String sha256(GeneratedC generated) throws ImageException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String each : READ) {
                digest.update(generated.text(each).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private OwnRuntime() {
    }
}
