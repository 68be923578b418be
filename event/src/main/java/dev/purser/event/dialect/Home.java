package dev.purser.event.dialect;

import java.util.Optional;
import java.util.UUID;

/**
 * The registry that the records are of, in the terms that the clouds ask for. The account is minted once in all three
 * forms; a dialect prints its own form where an event names this account, and reads it back.
 *
 * @param account the account as events name it ({@code origin.account})
 * @param number the account's 12 digits
 * @param guid the account as a GUID: a subscription, a tenant
 * @param hex the account's 32 hexadecimal digits
 * @param registry the registry's login server ({@code origin.registry})
 * @param location the location as events name it ({@code origin.location})
 * @param resourceGroup the resource group ({@code origin.resourceGroup})
 */
public record Home(
        String account,
        String number,
        UUID guid,
        String hex,
        String registry,
        String location,
        Optional<String> resourceGroup) {
    /**
     * The home of records that are converted away from any server: an account of zeros, so that nothing of it can be
     * taken for somebody's own.
     */
    public static final Home NOWHERE = new Home(
            "000000000000",
            "000000000000",
            new UUID(0, 0),
            "00000000000000000000000000000000",
            "registry.invalid",
            "unknown",
            Optional.empty());
}
