package dev.purser.server.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where this registry is in Azure's terms: what the dialect {@code azure} writes where a destination does not say.
 *
 * @param subscription the subscription's GUID; empty for the one that was minted
 * @param resourceGroup the resource group; empty for the one of {@code origin.resource-group}
 * @param registry the registry's name in resource ids; empty for the login server's first label
 * @param region the region's short name
 * @param tenant the tenant's GUID; empty for the account's
 */
public record AzureSettings(
        Optional<String> subscription,
        Optional<String> resourceGroup,
        Optional<String> registry,
        Optional<String> region,
        Optional<String> tenant) {
    private static final ValueType<String> GUID =
            ValueTypes.text("GUID", "a GUID", "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final ValueType<String> NAME =
            ValueTypes.text("name", "1 to 90 letters, digits, dots, underscores or hyphens", "[A-Za-z0-9._-]{1,90}");

    static final Setting<String> SUBSCRIPTION = Setting.open(
            "azure.subscription", GUID, "a GUID minted at the first start", "The subscription that records name.");
    static final Setting<String> RESOURCE_GROUP = Setting.open(
            "azure.resource-group",
            NAME,
            "`origin.resource-group`, else `purser`",
            "The resource group that records name.");
    static final Setting<String> REGISTRY = Setting.open(
            "azure.registry",
            NAME,
            "the first label of the login server",
            "The registry's name in the resource ids of records and in the names of blobs.");
    static final Setting<String> REGION = Setting.open(
            "azure.region",
            ValueTypes.text("region", "a region's short name, as in westeurope", "[a-z0-9]{1,40}"),
            "`origin.location`",
            "The region that records name.");
    static final Setting<String> TENANT = Setting.open(
            "azure.tenant", GUID, "a GUID minted at the first start", "The tenant that records name users of.");
    static final List<Setting<?>> ALL = List.of(SUBSCRIPTION, RESOURCE_GROUP, REGISTRY, REGION, TENANT);

    static AzureSettings from(Values values) {
        return new AzureSettings(
                values.find(SUBSCRIPTION),
                values.find(RESOURCE_GROUP),
                values.find(REGISTRY),
                values.find(REGION),
                values.find(TENANT));
    }

    /** The options of the dialect that are set here. */
    public Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        subscription.ifPresent(value -> options.put("subscription", value));
        resourceGroup.ifPresent(value -> options.put("resource-group", value));
        registry.ifPresent(value -> options.put("registry", value));
        region.ifPresent(value -> options.put("region", value));
        tenant.ifPresent(value -> options.put("tenant", value));
        return options;
    }
}
