package io.limpet;

import io.limpet.config.Configuration;
import io.limpet.config.Keys;
import io.limpet.mqtt.Message;
import io.limpet.payload.PayloadFormat;
import io.limpet.payload.PayloadFormats;
import io.limpet.text.Text;

/** How readings are published: payload format, QoS and retain, in a buffer that every message is written into. */
final class Publication {

    private final PayloadFormat format;
    private final int qos;
    private final boolean retain;
    private final Text buffer;

    static Publication of(Configuration configuration) {
        return new Publication(
                PayloadFormats.create(configuration.text(Keys.PAYLOAD_FORMAT), configuration.text(Keys.DEVICE_ID)),
                configuration.integer(Keys.MQTT_QOS), configuration.flag(Keys.MQTT_RETAIN),
                configuration.integer(Keys.OUTBOX_MESSAGE_BYTES));
    }

    private Publication(PayloadFormat format, int qos, boolean retain, int messageBytesMax) {
        this.format = format;
        this.qos = qos;
        this.retain = retain;
        this.buffer = new Text(messageBytesMax);
    }

    /** The length of the longest message that the channel can have, in bytes. */
    int bytesMax(Channel channel) {
        return Message.OVERHEAD_BYTES + channel.topic.lengthBytes() + format.bytesMax(channel.sensor);
    }

    /** The channel's last reading as a message for the outbox; valid until the next call. */
    Text compose(Channel channel) {
        Message.begin(buffer, channel.topic, qos, retain);
        format.write(channel.reading, buffer);
        return buffer;
    }
}
