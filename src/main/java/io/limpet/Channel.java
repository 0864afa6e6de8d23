package io.limpet;

import io.limpet.board.I2cBus;
import io.limpet.config.Configuration;
import io.limpet.config.Keys;
import io.limpet.mqtt.TopicName;
import io.limpet.payload.Reading;
import io.limpet.sensor.DeviceFacts;
import io.limpet.sensor.DeviceSensor;
import io.limpet.sensor.Sensor;
import io.limpet.sensor.Sensors;

/** One sensor on its way to the broker: where its readings go, and whether it works. */
final class Channel {

    final Sensor sensor;

    final TopicName topic;

    /** The last reading; its sequence number shows a reader by a gap that readings are missing. */
    final Reading reading;

    /** Whether its last measurement failed, which has been logged then. */
    boolean failing;

    /** Whether a measurement is under way. */
    boolean measuring;

    private Channel(Sensor sensor, TopicName topic) {
        this.sensor = sensor;
        this.topic = topic;
        this.reading = new Reading(sensor);
    }

    /** One for each sensor that the configuration enables. */
    static Channel[] of(Configuration configuration, I2cBus bus, DeviceFacts facts) {
        String[] names = configuration.list(Keys.SENSOR_ENABLED);
        Channel[] channels = new Channel[names.length];
        for (int i = 0; i < names.length; i++) {
            Sensor sensor = names[i].equals(DeviceSensor.NAME) ? new DeviceSensor(facts) : Sensors.create(names[i],
                    configuration.integer(Keys.named("sensor." + names[i] + ".address")), bus);
            channels[i] = new Channel(sensor, new TopicName(configuration.topic(names[i])));
        }
        return channels;
    }
}
