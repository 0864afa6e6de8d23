package io.limpet.microej;

import io.limpet.board.Signatures;
import io.limpet.board.SignaturesContract;

class PlatformSignaturesTest extends SignaturesContract {

    @Override
    protected Signatures signatures() {
        return new PlatformSignatures();
    }
}
