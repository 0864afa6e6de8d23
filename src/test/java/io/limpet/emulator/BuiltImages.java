package io.limpet.emulator;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has the images built before the first test of a class begins, and its time with it. */
final class BuiltImages implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Images.firmwareWithTls("1.2");
        Images.firmwareWithTls("1.3");
    }
}
