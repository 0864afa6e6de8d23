package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;

/**
 * A TLS stack that an image brings along beside the platform's. As with {@link Media}, the image's main class names it,
 * so that others do not link it.
 */
public interface TlsStack {

    /** What {@code tls.stack} calls it. */
    String name();

    /** Called once, and only when the configuration has chosen it. */
    SecureConnector connector(Clock clock);
}
