package dev.purser.azure.record;

import dev.purser.event.dialect.Option;
import java.util.List;

/**
 * What can be chosen for Azure's records. Where Microsoft's documents leave a fact open (reference: azure.md section 12),
 * it is one of these, with our pick as what stands where nobody chooses.
 */
public final class AzureOptions {
    /** The edition of the names: two tables since October 2019. */
    public static final String CURRENT = "current";
    /** The draft of August 2019: one table, {@code RegistryEvents}. */
    public static final String DRAFT_2019 = "2019";

    /** All of them, for the reference. */
    public static final List<Option> ALL = List.of(
            Option.text(
                    "categories",
                    "repository,login,administrative",
                    "Which records are written, parted by commas: repository, login, administrative, alert. What is"
                            + " read is not narrowed by it."),
            Option.choice(
                    "edition",
                    CURRENT,
                    List.of(CURRENT, DRAFT_2019),
                    "The names of the resource logs: two categories as today, or the one category RegistryEvents of the"
                            + " draft of August 2019, with start and end, type of account and role."),
            Option.open("subscription", "The subscription's GUID; the account's own GUID where left out."),
            Option.open(
                    "resource-group",
                    "The registry's resource group; the registry's own, else \"purser\", where left out."),
            Option.open(
                    "registry",
                    "The registry's name in resource ids; the first label of the login server where left out."),
            Option.open("login-server", "The login server as records name it; the registry's own where left out."),
            Option.open("region", "The region's short name; the registry's own location where left out."),
            Option.open("tenant", "The tenant's GUID; the account's own GUID where left out."),
            Option.open(
                    "user-domain",
                    "The domain that is put behind the name of a user who has none, so that it reads as a user"
                            + " principal name; the login server's host where left out."),
            Option.open("admin-identity", "How the root user is named; the registry's name where left out."),
            Option.text("anonymous-identity", "", "How a caller without credentials is named."),
            Option.text("system-identity", "system", "What the names of the registry's own jobs begin with."),
            Option.choice(
                    "service-identity",
                    "id",
                    List.of("id", "name"),
                    "Whether a robot, role or service is named by its id or by its name, where it has both."),
            Option.open(
                    "region-stamp",
                    "A value for the member RegionStamp, such as weu-1; no such member where left out."),
            Option.text("size-member", "size", "The member of properties that holds a manifest's size."),
            Option.text("jwt-member", "jwtId", "The member of properties that holds the id of an issued token."),
            Option.choice(
                    "artifact-type",
                    "manifest",
                    List.of("manifest", "acr"),
                    "Whether artifactType is the manifest's own where it has one, or always acr.docker or"
                            + " acr.artifact."),
            Option.text("purge-tag", "PurgeTag", "How the removal of a tag by a retention policy is called."),
            Option.text(
                    "purge-manifest",
                    "PurgeManifest",
                    "How the removal of a manifest by a retention policy is called."),
            Option.text("quarantine", "Quarantine", "How the holding back of an image is called."),
            Option.text("release", "Release", "How the release of a held image is called."),
            Option.text("restore", "Restore", "How the restoring of a deleted image is called."),
            Option.choice(
                    "extensions",
                    "false",
                    List.of("true", "false"),
                    "Whether actions that Azure has no record of, or promised one for and gave none, are written as"
                            + " records of Purser's own making."),
            Option.choice(
                    "activity-category",
                    "administrative",
                    List.of("administrative", "verb"),
                    "Whether an activity record's category is Administrative, or Write, Delete or Action as in the"
                            + " older samples."),
            Option.choice(
                    "activity-result",
                    "export",
                    List.of("export", "status"),
                    "Whether resultType is Start, Success and Failure as in the samples of exports, or Started,"
                            + " Succeeded and Failed as the status is."),
            Option.choice(
                    "activity-case",
                    "upper",
                    List.of("upper", "published"),
                    "Whether an activity record's resourceId and operationName are in upper case, as exports often"
                            + " have them, or as published."));

    private AzureOptions() {}
}
