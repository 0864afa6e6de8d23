package io.limpet.microej;

import io.limpet.board.Link;
import io.limpet.board.LinkSettings;

/**
 * The networks that an image can be on. An image names one implementation, and so links only the libraries that its
 * board has: not every one has {@code ej.ecom.wifi}.
 */
interface Media {

    Link link(LinkSettings settings, IpInterface ip, LinkCheck check);
}
