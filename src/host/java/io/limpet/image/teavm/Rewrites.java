package io.limpet.image.teavm;

import io.limpet.image.ImageException;

/** All that is done to what TeaVM has written, in order. */
final class Rewrites {

    static void apply(GeneratedC generated, String mainClass) throws ImageException {
        OwnRuntime.takesThePlaceOfTeaVms(generated);
        UsedParts.of(generated);
        ConstantClasses.in(generated);
        UnreadFields.in(generated);
        ClassInitialisers.in(generated);
        Concatenations.in(generated);
        ArrayClasses.in(generated);
        StringLiterals.in(generated);
        StaticRoots.in(generated);
        ArrayInitialisers.in(generated);
        CatchClauses.in(generated);
        SpilledLocals.in(generated);
        MainFunction.of(mainClass, generated);
        AllFiles.of(generated);
    }

    private Rewrites() {
    }
}
