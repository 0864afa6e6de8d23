/**
 * What the owner of a device can set, read from {@code .properties} files and checked.
 *
 * <p>One table, {@link io.limpet.config.Keys}, says which keys there are, what is allowed and what is the default. The
 * same code reads the files of a checkout, layer over layer, when an image is built, and the one file in flash when
 * the device boots: {@link io.limpet.config.ConfigurationReader}. All mistakes are found at once, and no secret is
 * ever in a message. Whoever needs a setting asks {@link io.limpet.config.Configuration}. What the keys are good for
 * is told in device-config/defaults.properties, beside their defaults: on a chip each sentence would cost its length
 * four times over.
 */
package io.limpet.config;
