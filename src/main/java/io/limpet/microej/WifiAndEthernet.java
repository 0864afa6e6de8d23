package io.limpet.microej;

import io.limpet.board.Link;
import io.limpet.board.LinkSettings;

/** For boards with a radio: whichever the configuration asks for. */
final class WifiAndEthernet implements Media {

    @Override
    public Link link(LinkSettings settings, IpInterface ip, LinkCheck check) {
        return settings.type == LinkSettings.Type.WIFI ? new WifiLink(settings, ip, check)
                : new EthernetLink(ip, check);
    }
}
