package io.limpet.microej;

import io.limpet.board.Link;
import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;

/** For boards without a radio, whose MicroEJ has no {@code ej.ecom.wifi}. */
final class EthernetOnly implements Media {

    @Override
    public Link link(LinkSettings settings, IpInterface ip, LinkCheck check) {
        return settings.type == LinkSettings.Type.ETHERNET ? new EthernetLink(ip, check) : new NoRadio();
    }

    /** What a configuration for Wi-Fi gets here: told why, again and again, as the log is all there is to tell it. */
    private static final class NoRadio implements Link {

        @Override
        public boolean bringUp(long deadlineMillis) throws LinkException {
            throw new LinkException(LinkException.Reason.HARDWARE,
                    "wi-fi: this image was made for Ethernet only. Set link.type = ethernet, or build it with Main.");
        }

        @Override
        public boolean isUp() {
            return false;
        }

        @Override
        public void takeDown() {
            // It never was up.
        }

        @Override
        public String description() {
            return "no radio";
        }

        @Override
        public int signalDbm() {
            return 0;
        }
    }
}
