package io.limpet.microej;

import io.limpet.board.Resources;
import io.limpet.board.ResourcesContract;

/** Those of the class path: src/test/resources. */
class MicroEjResourcesTest extends ResourcesContract {

    @Override
    protected Resources resources() {
        return new MicroEjResources();
    }
}
