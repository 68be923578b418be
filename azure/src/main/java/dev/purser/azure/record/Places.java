package dev.purser.azure.record;

import dev.purser.event.Origin;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An event's origin as the names of a registry, and back. Remembers the last one of each, since events of one registry
 * follow one another; for one thread.
 *
 * <p>The home account, group, registry and location stand for what the options say; others are printed as they are.
 */
public final class Places {
    /**
     * What a record's names say.
     *
     * @param origin in the words of events
     * @param home whether it is the registry that these records are of
     * @param tenant the tenant of those who say no other, as {@link Place#tenant} has it
     * @param homeGroup whether it is that registry's resource group, or something in it
     * @param below the resource id behind the registry's, its slash first; or the whole id where it is none of a registry
     */
    public record Found(Origin origin, String tenant, boolean home, boolean homeGroup, String below) {}

    private static final String SUBSCRIPTIONS = "/subscriptions/";
    private static final String GROUPS = "/resourceGroups/";
    private static final String REGISTRIES = "/providers/Microsoft.ContainerRegistry/registries/";

    private final AzureSettings settings;
    private Origin lastOrigin;
    private Place lastPlace;
    private String lastId;
    private String lastRegion;
    private String lastServer;
    private Found lastFound;

    public Places(AzureSettings settings) {
        this.settings = settings;
    }

    /** The names of the registry that an event happened in. */
    public Place of(Origin origin) {
        if (!origin.equals(lastOrigin)) {
            lastPlace = make(origin);
            lastOrigin = origin;
        }
        return lastPlace;
    }

    private Place make(Origin origin) {
        String subscription = Accounts.upper(origin.account()
                .filter(account -> !account.equals(settings.home().account()))
                .flatMap(Accounts::guid)
                .orElse(settings.subscription()));
        String group = origin.resourceGroup()
                .filter(own ->
                        settings.home().resourceGroup().filter(own::equals).isEmpty())
                .orElse(settings.resourceGroup());
        boolean home = origin.registry()
                .filter(own -> !own.equals(settings.home().registry()))
                .isEmpty();
        String registry = home
                ? settings.registry()
                : AzureSettings.registryName(origin.registry().get());
        String lower = subscription.toLowerCase(Locale.ROOT);
        return new Place(
                subscription,
                tenant(lower),
                SUBSCRIPTIONS + lower + GROUPS + group + REGISTRIES + registry,
                origin.location()
                        .filter(own -> !own.equals(settings.home().location()))
                        .orElse(settings.region()),
                home ? settings.loginServer() : origin.registry().get());
    }

    /**
     * What names say; any of them may be null.
     *
     * @param loginServer null where the record has no place for it
     */
    public Found read(String id, String region, String loginServer) {
        if (lastFound == null
                || !Objects.equals(id, lastId)
                || !Objects.equals(region, lastRegion)
                || !Objects.equals(loginServer, lastServer)) {
            lastFound = look(id, region, loginServer);
            lastId = id;
            lastRegion = region;
            lastServer = loginServer;
        }
        return lastFound;
    }

    private Found look(String id, String region, String loginServer) {
        Origin.Builder origin = Origin.builder();
        if (region != null && !region.isEmpty()) {
            origin.location(region.equals(settings.region()) ? settings.home().location() : region);
        }
        String rest = id == null ? "" : id;
        boolean home = true;
        String tenant = settings.tenant().toString();
        String subscription = segment(rest, SUBSCRIPTIONS);
        if (subscription != null) {
            rest = rest.substring(SUBSCRIPTIONS.length() + subscription.length());
            tenant = tenant(subscription.toLowerCase(Locale.ROOT));
            home = subscription.equalsIgnoreCase(settings.subscription().toString());
            origin.account(home ? settings.home().account() : account(subscription));
            String group = segment(rest, GROUPS);
            if (group == null) {
                home = false;
            } else {
                rest = rest.substring(GROUPS.length() + group.length());
                boolean own = group.equalsIgnoreCase(settings.resourceGroup());
                home &= own;
                (own ? settings.home().resourceGroup() : Optional.of(group.toLowerCase(Locale.ROOT)))
                        .ifPresent(origin::resourceGroup);
            }
        }
        boolean homeGroup = home && rest.length() < (id == null ? 0 : id.length());
        String registry = segment(rest, REGISTRIES);
        if (registry != null) {
            rest = rest.substring(REGISTRIES.length() + registry.length());
            home &= registry.equalsIgnoreCase(settings.registry());
        }
        registry(registry, loginServer, home).ifPresent(origin::registry);
        return new Found(origin.build(), tenant, home && registry != null, homeGroup, rest);
    }

    private String tenant(String subscription) {
        return subscription.equals(settings.subscription().toString())
                ? settings.tenant().toString()
                : subscription;
    }

    private Optional<String> registry(String name, String loginServer, boolean home) {
        if (loginServer != null && !loginServer.isEmpty()) {
            return Optional.of(
                    loginServer.equals(settings.loginServer()) ? settings.home().registry() : loginServer);
        }
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(home ? settings.home().registry() : name.toLowerCase(Locale.ROOT));
    }

    private static String account(String subscription) {
        return Accounts.guid(subscription).map(Accounts::text).orElseGet(() -> subscription.toLowerCase(Locale.ROOT));
    }

    /** What stands between {@code prefix} and the next slash; null if the id does not begin so. */
    private static String segment(String id, String prefix) {
        if (!id.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return null;
        }
        int end = id.indexOf('/', prefix.length());
        return id.substring(prefix.length(), end < 0 ? id.length() : end);
    }
}
