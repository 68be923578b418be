package dev.purser.azure.logs;

import dev.purser.azure.record.AzureSettings;
import dev.purser.lake.query.RowScope;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The one workspace of this registry. Its id is the account's GUID, which was minted at the first start and never changes;
 * the tables' column {@code TenantId} holds it too.
 *
 * @param id the workspace's GUID
 * @param name the registry's name
 * @param resourceId the workspace as a resource of Azure's
 * @param registryId the registry as a resource of Azure's
 * @param region the region's short name
 */
public record Workspace(UUID id, String name, String resourceId, String registryId, String region) {
    /** The type of the resources whose logs it holds. */
    static final String RESOURCE_TYPE = "Microsoft.ContainerRegistry/registries";

    private static final String RESOURCE_COLUMN = "_ResourceId";

    public static Workspace of(AzureSettings settings) {
        String group = "/subscriptions/" + settings.subscription() + "/resourceGroups/" + settings.resourceGroup();
        return new Workspace(
                settings.home().guid(),
                settings.registry(),
                group + "/providers/Microsoft.OperationalInsights/workspaces/" + settings.registry(),
                group + "/providers/" + RESOURCE_TYPE + "/" + settings.registry(),
                settings.region());
    }

    /**
     * Whether a request means this workspace: by its id, its name, its resource id, or as {@code default}, which is for
     * those who know no more than the server's address. Case makes no difference.
     */
    boolean named(String text) {
        return text.equalsIgnoreCase(id.toString())
                || text.equalsIgnoreCase(name)
                || text.equalsIgnoreCase("default")
                || covers(text);
    }

    /**
     * Whether everything here is of the resource: of the registry itself, of the workspace, or of the group or subscription
     * that they are in.
     *
     * @param resource a resource id, with or without its first slash
     */
    boolean covers(String resource) {
        String wanted = trimmed(resource);
        return within(trimmed(registryId), wanted) || trimmed(resourceId).equals(wanted);
    }

    /**
     * The rows that are of a resource which {@link #covers} holds of: all where it is the workspace, else those whose own
     * resource it is, or contains.
     */
    Optional<RowScope> rowsOf(String resource) {
        String wanted = trimmed(resource);
        return wanted.equals(trimmed(resourceId))
                ? Optional.empty()
                : Optional.of(new RowScope(RESOURCE_COLUMN, "/" + wanted));
    }

    private static boolean within(String whole, String part) {
        return part.startsWith("subscriptions/")
                && part.length() > "subscriptions/".length()
                && (whole.equals(part)
                        || whole.startsWith(part + "/providers/")
                        || whole.startsWith(part + "/resourcegroups/"));
    }

    private static String trimmed(String resource) {
        String lower = resource.toLowerCase(Locale.ROOT);
        int from = 0;
        int to = lower.length();
        while (from < to && lower.charAt(from) == '/') {
            from++;
        }
        while (to > from && lower.charAt(to - 1) == '/') {
            to--;
        }
        return lower.substring(from, to);
    }
}
