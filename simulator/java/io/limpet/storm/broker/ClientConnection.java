package io.limpet.storm.broker;

/** One connection of a client: each packet is looked at and acted upon, and its life watched over. */
final class ClientConnection implements Wire.End {

    /** How long a broker waits for the CONNECT, and after a DISCONNECT for the end. */
    private static final long PATIENCE_MILLIS = 60_000;

    private final Broker broker;
    private final Wire wire;
    private final Sender sender;
    private final Publications publications;
    private final Requests requests;
    private final Framing framing = new Framing();
    private final Body body = new Body();
    private final Runnable lookAtKeepAlive = this::lookAtKeepAlive;

    /** Null before a CONNECT is accepted. */
    private Session session;

    /** Null when there is none, or none any more. */
    private Message will;

    /** 0 when the client may be silent for as long as it likes. */
    private long keepAliveMillis;

    private long heardMillis;
    private long writtenMillis;
    private boolean disconnected;
    private boolean closed;

    ClientConnection(Broker broker, Wire wire) {
        this.broker = broker;
        this.wire = wire;
        this.sender = new Sender(broker, wire);
        this.publications = new Publications(broker, this, sender);
        this.requests = new Requests(broker, sender);
        broker.time.at(now() + PATIENCE_MILLIS, this::losePatience);
    }

    /** Null when it is not yet, or no more, the time to send messages. */
    Sender sender() {
        return sender.hasWelcomed() && !closed ? sender : null;
    }

    @Override
    public void written() {
        long silence = now() - writtenMillis;
        if (sender.hasWelcomed() && !closed && keepAliveMillis > 0 && silence > keepAliveMillis) {
            broken("3.1.2.10", "nothing sent for " + silence + " ms, with a keep alive of " + keepAliveMillis);
        }
        writtenMillis = now();
    }

    @Override
    public void arrived(byte[] bytes, int offset, int length) {
        if (disconnected) {
            broken("3.14.4", "something is sent after DISCONNECT");
        } else if (!closed && !sender.isSilent()) {
            heardMillis = now();
            framing.put(bytes, offset, length);
            takePackets();
        }
    }

    private void takePackets() {
        try {
            while (!closed && !disconnected && !sender.isSilent() && framing.next()) {
                takePacket();
            }
            if (disconnected && framing.hasMore()) {
                broken("3.14.4", "something is sent after DISCONNECT");
            }
        } catch (Breach breach) {
            broken(breach.rule, breach.getMessage());
            close();
        }
    }

    private void takePacket() throws Breach {
        int type = framing.first >> 4;
        requireFlags(type, framing.first & 0xf);
        if ((session == null) != (type == PacketType.CONNECT)) {
            throw new Breach("3.1", session == null ? PacketType.name(type) + " before CONNECT" : "a second CONNECT");
        }
        if (sender.hasWelcomed()) {
            session.duties.heardAfterConnack();
        }
        if (broker.dice.oneIn(broker.manners.hangsOneIn)) {
            note("broker: hangs");
            sender.fallSilent();
            return;
        }
        body.set(framing.bytes(), framing.offset, framing.length);
        act(type);
    }

    private static void requireFlags(int type, int flags) throws Breach {
        boolean request = type == PacketType.PUBREL || type == PacketType.SUBSCRIBE || type == PacketType.UNSUBSCRIBE;
        if (type != PacketType.PUBLISH && flags != (request ? 2 : 0)) {
            throw new Breach("2.2.2", PacketType.name(type) + " with flags " + flags);
        }
    }

    private void act(int type) throws Breach {
        switch (type) {
            case PacketType.CONNECT -> connect();
            case PacketType.PUBLISH -> publications.publish(session, framing.first & 0xf, body);
            case PacketType.PUBACK -> session.outgoing.acknowledge(identifier("PUBACK", "device: PUBACK %"));
            case PacketType.PUBREC -> sender.send(session.outgoing.record(identifier("PUBREC", "device: PUBREC %")));
            case PacketType.PUBREL -> publications.release(session, identifier("PUBREL", "device: PUBREL %"));
            case PacketType.PUBCOMP -> session.outgoing.complete(identifier("PUBCOMP", "device: PUBCOMP %"));
            case PacketType.SUBSCRIBE -> requests.subscribe(session, body);
            case PacketType.UNSUBSCRIBE -> requests.unsubscribe(session, body);
            case PacketType.PINGREQ -> ping();
            case PacketType.DISCONNECT -> disconnect();
            default -> throw new Breach("2.2.1", PacketType.name(type) + ", which a client does not send");
        }
    }

    private int identifier(String packet, String phrase) throws Breach {
        int identifier = body.identifier();
        body.requireEnd("2.2.3", packet);
        broker.trace.note(now(), phrase, identifier);
        return identifier;
    }

    private void connect() throws Breach {
        ConnectPacket packet = new ConnectPacket(body);
        broker.trace.note(now(), "device: CONNECT, clean session %, keep alive %", packet.cleanSession ? 1 : 0,
                packet.keepAliveSeconds);
        if (!packet.levelKnown) {
            sender.refuse(1);
            throw new Breach("3.1.2.2", "a protocol level other than 4");
        }
        if (broker.dice.oneIn(broker.manners.refusesOneIn)) {
            sender.refuse(broker.manners.refusesOnlyAsUnavailable ? 3 : broker.dice.between(1, 5));
            close();
            return;
        }
        broker.disconnect(packet.clientIdentifier);
        accept(packet);
    }

    private void accept(ConnectPacket packet) {
        Session before = broker.session(packet.clientIdentifier);
        session = broker.sessionFor(packet.clientIdentifier, packet.cleanSession);
        session.connection = this;
        session.duties.connected(session == before);
        will = packet.will;
        sender.welcome(session, session == before);
        writtenMillis = now();
        keepAliveMillis = packet.keepAliveSeconds * 1000L;
        if (keepAliveMillis > 0) {
            broker.time.at(now() + keepAliveMillis * 3 / 2, lookAtKeepAlive);
        }
    }

    private void ping() throws Breach {
        body.requireEnd("3.12", "PINGREQ");
        note("device: PINGREQ");
        sender.answerPing();
    }

    /** The client is to close now, and does not want its will published (§3.14.4). */
    private void disconnect() throws Breach {
        body.requireEnd("3.14", "DISCONNECT");
        note("device: DISCONNECT");
        disconnected = true;
        will = null;
        sender.stop();
        broker.time.at(now() + PATIENCE_MILLIS, this::close);
    }

    /** A client has to be heard within one and a half of its keep alive (§3.1.2.10). */
    private void lookAtKeepAlive() {
        long dueMillis = heardMillis + keepAliveMillis * 3 / 2;
        if (closed || disconnected) {
            return;
        }
        if (now() < dueMillis) {
            broker.time.at(dueMillis, lookAtKeepAlive);
            return;
        }
        if (wire.isKept()) {
            written();   // or rather not written
        }
        note("broker: keep alive is over");
        close();
    }

    private void losePatience() {
        if (session == null) {
            close();
        }
    }

    @Override
    public void ended() {
        note("broker: the connection has ended");
        end();
    }

    /** Ends the connection from here. */
    void close() {
        if (!closed) {
            wire.close();
            end();
        }
    }

    /** The broker ends, and says so or does not. Its will is not published: nobody is there to do it. */
    void perish(boolean silently) {
        will = null;
        if (silently) {
            wire.vanish();
            end();
        } else {
            close();
        }
    }

    private void end() {
        if (closed) {
            return;
        }
        closed = true;
        sender.stop();
        broker.left(this, session);
        if (will != null) {
            broker.takeOver(will);
        }
    }

    private void broken(String rule, String what) {
        broker.judge.broken(rule, what);
    }

    private void note(String phrase) {
        broker.trace.note(now(), phrase);
    }

    private long now() {
        return broker.time.nowMillis();
    }
}
