package io.limpet.simulator;

import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.Keys;
import io.limpet.simulator.broker.BrokerCertificates;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.config.EffectiveConfiguration;
import java.io.IOException;

/**
 * An embedded broker that stands for the one that is configured: it has a certificate in that one's name, and asks for
 * the credentials that the device has.
 *
 * @param effective the configuration, with the broker's authority as the one that the device trusts
 */
public record EmbeddedSetup(EffectiveConfiguration effective, EmbeddedBroker broker, BrokerCertificates certificates) {

    /** @throws ConfigurationException with all mistakes */
    public static EmbeddedSetup of(ConfigurationLayers layers, String serialNumber)
            throws ConfigurationException, IOException {
        layers.provideAuthority(BrokerCertificates.in(ConfigurationOptions.certificates()).authorityPem());
        BrokerCertificates certificates = BrokerCertificates.in(ConfigurationOptions.certificates(),
                layers.effective(serialNumber).configuration().text(Keys.TLS_SERVER_NAME));
        EffectiveConfiguration effective = layers.provideAuthority(certificates.authorityPem())
                .effective(serialNumber);
        EmbeddedBroker broker = new EmbeddedBroker(certificates);
        Configuration configuration = effective.configuration();
        if (configuration.isSet(Keys.MQTT_USERNAME)) {
            broker.requireCredentials(configuration.text(Keys.MQTT_USERNAME), configuration.text(Keys.MQTT_PASSWORD));
        }
        return new EmbeddedSetup(effective, broker, certificates);
    }
}
