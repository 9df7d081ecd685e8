/**
 * The MQTT door. {@code MqttGateway} listens, {@code Doorkeeper} says who it is, a {@code Session} lives from CONNECT to
 * the end of its socket, {@code DeviceMessages} and {@code PersonMessages} take what it publishes. All of it belongs to
 * one event loop, the one the sockets are read on.
 */
@NullMarked
package io.mainswatch.ingest.gateway;

import org.jspecify.annotations.NullMarked;
