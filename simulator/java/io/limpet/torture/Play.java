package io.limpet.torture;

import java.io.IOException;

/** What is done with a connection. */
interface Play {

    /**
     * Serves it to its end; it is closed afterwards.
     *
     * @throws IOException when the device has gone, or has been told off: both are what the encounter is about
     */
    void serve(Encounter encounter) throws IOException;
}
