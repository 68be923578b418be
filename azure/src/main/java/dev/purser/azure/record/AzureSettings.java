package dev.purser.azure.record;

import dev.purser.event.PurserException;
import dev.purser.event.dialect.DialectError;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The names that records are written under, made once from the registry's own and the options. Immutable.
 *
 * @param home the registry that the records are of
 * @param options all that can be chosen: {@link AzureOptions}
 * @param categories the categories that are written
 * @param subscription the home account as a GUID
 * @param tenant the home tenant
 * @param resourceGroup as chosen, any case
 * @param registry the registry's name
 * @param loginServer its login server
 * @param region the home location
 * @param userDomain behind the {@code @} of users who have none; empty for nothing
 * @param regionStamp the value of {@code RegionStamp}
 * @param draft2019 whether resource logs have the names of the draft
 * @param extensions whether records of Purser's own making are written
 */
public record AzureSettings(
        Home home,
        Options options,
        Set<String> categories,
        UUID subscription,
        UUID tenant,
        String resourceGroup,
        String registry,
        String loginServer,
        String region,
        String userDomain,
        Optional<String> regionStamp,
        boolean draft2019,
        boolean extensions) {
    private static final Set<String> CATEGORIES = Set.of("repository", "login", "administrative", "alert");

    /**
     * @throws PurserException {@link DialectError#OPTION_INVALID} if a GUID is none, or a category is not known
     */
    public static AzureSettings of(Home home, Options options) {
        String loginServer = options.find("login-server").orElse(home.registry());
        return new AzureSettings(
                home,
                options,
                categories(options.get("categories")),
                guid(options, "subscription", home.guid()),
                guid(options, "tenant", home.guid()),
                options.find("resource-group").or(home::resourceGroup).orElse("purser"),
                options.find("registry").orElseGet(() -> registryName(loginServer)),
                loginServer,
                options.find("region").orElse(home.location()),
                options.find("user-domain").orElseGet(() -> host(loginServer)),
                options.find("region-stamp"),
                options.get("edition").equals(AzureOptions.DRAFT_2019),
                options.truth("extensions"));
    }

    public boolean writes(String category) {
        return categories.contains(category);
    }

    /** The registry's name that a login server's first label holds: its letters and digits; empty if it has none. */
    public static String registryName(String loginServer) {
        StringBuilder name = new StringBuilder(20);
        for (int i = 0; i < loginServer.length(); i++) {
            char c = loginServer.charAt(i);
            if (c == '.' || c == ':') {
                break;
            }
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                name.append(c);
            }
        }
        return name.toString();
    }

    private static String host(String loginServer) {
        int colon = loginServer.lastIndexOf(':');
        return colon > 0 && loginServer.indexOf(']', colon) < 0 ? loginServer.substring(0, colon) : loginServer;
    }

    private static Set<String> categories(String chosen) {
        Set<String> named = Arrays.stream(chosen.split(","))
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (!CATEGORIES.containsAll(named)) {
            throw invalid("categories", CATEGORIES);
        }
        return named;
    }

    private static UUID guid(Options options, String name, UUID otherwise) {
        Optional<String> chosen = options.find(name);
        if (chosen.isEmpty()) {
            return otherwise;
        }
        return Accounts.guid(chosen.get()).orElseThrow(() -> invalid(name, "a GUID"));
    }

    private static PurserException invalid(String option, Object allowed) {
        return new PurserException(
                DialectError.OPTION_INVALID, Map.of("of", "dialect azure", "option", option, "allowed", allowed));
    }
}
