package io.limpet.baremetal;

import io.limpet.board.Link;
import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;

/** A cable: waits for its carrier, then for an address. */
final class EthernetLink implements Link {

    /** Two ends agree on speed and duplex in a second or three (IEEE 802.3 clause 28). */
    static final int CARRIER_TIMEOUT_MILLIS = 10000;

    /** DHCP has had its chance when no address came in this time. */
    static final int ADDRESS_TIMEOUT_MILLIS = 20000;

    /** What the next call of bringUp does. */
    private enum Step {
        START,
        CARRIER,
        ADDRESS
    }

    private final LinkSettings settings;
    private final HardwareClock clock;
    private final int network;
    private Step step = Step.START;
    private long giveUpMillis;

    /** @param network what {@link NetNatives#init} has answered */
    EthernetLink(LinkSettings settings, HardwareClock clock, int network) {
        this.settings = settings;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public boolean bringUp(long deadlineMillis) throws LinkException {
        try {
            boolean up = next();
            while (!up && clock.uptimeMillis() < deadlineMillis) {
                clock.pause();
                up = next();
            }
            return up;
        } catch (LinkException e) {
            takeDown();
            throw e;
        }
    }

    /** Does what can be done without waiting. */
    private boolean next() throws LinkException {
        switch (step) {
            case START:
                requireEthernet();
                requireNetwork();
                begin(Step.CARRIER, CARRIER_TIMEOUT_MILLIS);
                return false;
            case CARRIER:
                if (NetNatives.carrier() != 0) {
                    startAddress();
                    begin(Step.ADDRESS, ADDRESS_TIMEOUT_MILLIS);
                } else if (isOver()) {
                    throw new LinkException(LinkException.Reason.NO_NETWORK,
                            "ethernet: no carrier. Is the cable plugged in, and the switch at its other end on?");
                }
                return false;
            default:
                return hasAddress();
        }
    }

    @Override
    public boolean isUp() {
        return step == Step.ADDRESS && NetNatives.address() != 0;
    }

    @Override
    public void takeDown() {
        NetNatives.stop();
        step = Step.START;
    }

    @Override
    public String description() {
        return "ethernet, address " + Ipv4.text(NetNatives.address());
    }

    @Override
    public int signalDbm() {
        return 0;
    }

    private void requireEthernet() throws LinkException {
        if (settings.type != LinkSettings.Type.ETHERNET) {
            throw new LinkException(LinkException.Reason.HARDWARE,
                    "wi-fi: this board has no radio. Set link.type = ethernet.");
        }
    }

    private void requireNetwork() throws LinkException {
        if (network != 0) {
            throw new LinkException(LinkException.Reason.HARDWARE, network == NetNatives.NO_ENTROPY
                    ? "ethernet: this board's source of random numbers fails, and without it the network would be at"
                            + " anybody's mercy"
                    : "ethernet: the controller does not answer, or has no hardware address");
        }
    }

    private void startAddress() throws LinkException {
        int result = settings.dhcp ? NetNatives.startDhcp()
                : NetNatives.startStatic(Ipv4.parse(settings.address), Ipv4.parse(settings.netmask),
                        Ipv4.parse(settings.gateway), Ipv4.parse(settings.dns));
        if (result != 0) {
            throw new LinkException(LinkException.Reason.HARDWARE, "ethernet: no memory is left to ask for an address");
        }
    }

    private boolean hasAddress() throws LinkException {
        if (NetNatives.address() != 0) {
            return true;
        }
        if (isOver()) {
            throw new LinkException(LinkException.Reason.NO_ADDRESS, "ethernet: no address "
                    + (settings.dhcp ? "from DHCP within " + ADDRESS_TIMEOUT_MILLIS / 1000 + " s. Is there a DHCP"
                            + " server on this network? Or set link.dhcp=false and link.address."
                            : "although link.address sets one: the carrier was lost."));
        }
        return false;
    }

    private void begin(Step next, int timeoutMillis) {
        step = next;
        giveUpMillis = clock.uptimeMillis() + timeoutMillis;
    }

    private boolean isOver() {
        return clock.uptimeMillis() >= giveUpMillis;
    }
}
