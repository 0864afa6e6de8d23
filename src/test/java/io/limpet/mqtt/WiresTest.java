package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One story with every kind of packet, over every kind of wire: however the bytes come, the same happens. */
class WiresTest {

    @Test
    void tellsTheSameStoryOneByteAtATime() throws MqttException {
        List<String> story = story(Pace.WHOLE);
        assertEquals(story, story(Pace.ONE_BYTE_AT_A_TIME));
        assertEquals(story, story(Pace.oneByteAfterATimeOut()));
        assertEquals(story, story((available, position) -> (int) Math.min(available, 1 + position % 7)));
    }

    @Test
    void tellsTheSameStorySplitAtEveryByteOfEveryPacket() throws MqttException {
        List<String> story = story(Pace.WHOLE);
        int split = 0;
        for (long received = Long.MAX_VALUE; split <= received; split++) {
            Device device = new Device(Device.persistent());
            assertEquals(story, story(device, Pace.splitAt(split)), "split at " + split);
            received = device.broker.link.received;
        }
        assertTrue(split > 60, "only " + split + " bytes");
    }

    private static List<String> story(Pace pace) throws MqttException {
        return story(new Device(Device.persistent()), pace);
    }

    /** What each side saw, in order; how the two interleave may differ. */
    private static List<String> story(Device device, Pace pace) throws MqttException {
        device.pace = pace;
        device.connect();
        device.session.subscribe(new TopicFilter("a/#"), 2);
        device.runUntil(() -> device.told.size() == 1);
        for (int qos = 0; qos < 3; qos++) {
            device.append("out" + qos, qos);
            device.drain();
            device.broker.publish("a/b", "in" + qos, qos);
            device.drain();
            int count = qos + 1;
            device.runUntil(() -> device.received.size() == count);
        }
        device.session.unsubscribe(new TopicFilter("a/#"));
        device.runUntil(() -> device.told.get(device.told.size() - 1).startsWith("unsubscribed"));
        device.clock.sleepUntil(device.clock.uptimeMillis() + 60_000);
        device.runUntil(() -> device.broker.log.contains("PINGREQ"));
        device.turns(5);
        device.session.disconnect();
        List<String> story = new ArrayList<>(device.told);
        story.addAll(device.broker.log);
        assertTrue(story.containsAll(List.of("message a/b in2 2", "PUBLISH 2 #3 t out2", "PUBREC 101", "PUBREL 3",
                "DISCONNECT")), story.toString());
        return story;
    }
}
