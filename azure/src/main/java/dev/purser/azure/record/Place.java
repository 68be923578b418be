package dev.purser.azure.record;

import java.util.Locale;

/**
 * A registry as records name it.
 *
 * @param subscription the subscription's GUID in upper case
 * @param tenant the tenant of those who say no other: the home tenant, or the account of another registry
 * @param id the registry's resource id as published, {@code /subscriptions/…/registries/name}
 * @param upper the same in upper case
 * @param region the region's short name
 * @param loginServer the login server
 */
public record Place(String subscription, String tenant, String id, String upper, String region, String loginServer) {
    Place(String subscription, String tenant, String id, String region, String loginServer) {
        this(subscription, tenant, id, id.toUpperCase(Locale.ROOT), region, loginServer);
    }
}
