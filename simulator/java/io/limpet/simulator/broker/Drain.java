package io.limpet.simulator.broker;

import io.netty.handler.codec.mqtt.MqttMessageType;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;

/** Lets a broker deliver what it has acknowledged, before it stops and forgets it. */
final class Drain {

    /** A subscriber that does not take what there is for it does not hold the broker up for longer. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Looked at so often, each time without anything left: a message may be between two queues. */
    private static final int EMPTY_LOOKS = 3;

    private Drain() {
    }

    /** From now on nothing is taken any more; returns when all that was taken has reached those who are connected. */
    static void await(ActiveMQServer server) {
        server.getRemotingService().pauseAcceptors();
        MQTTInterceptor nothingNew = (packet, connection) ->
                packet.fixedHeader().messageType() != MqttMessageType.PUBLISH;
        server.getRemotingService().addIncomingInterceptor(nothingNew);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        int looks = 0;
        while (looks < EMPTY_LOOKS && System.nanoTime() < deadline) {
            looks = isEmpty(server) ? looks + 1 : 0;
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static boolean isEmpty(ActiveMQServer server) {
        return server.getPostOffice().getAllBindings().noneMatch(binding -> binding instanceof QueueBinding queue
                && isAwaited(queue.getQueue()));
    }

    /** Whether there is something in it for somebody who is connected. */
    private static boolean isAwaited(Queue queue) {
        return queue.getConsumerCount() > 0 && queue.getMessageCount() > 0;
    }
}
