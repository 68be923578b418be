package dev.purser.http;

import dev.purser.event.Client;

/**
 * How a request arrived, once the proxies in front were seen through.
 *
 * @param client the facts for the record
 * @param address the address that rules and throttles go by: the peer's, or what a trusted proxy says
 * @param base scheme, host and port that the client used, without a slash at the end: where links point to
 */
public record Arrival(Client client, String address, String base) {}
