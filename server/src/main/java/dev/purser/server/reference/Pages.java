package dev.purser.server.reference;

import dev.purser.aws.s3.S3Error;
import dev.purser.aws.trail.TrailError;
import dev.purser.azure.logs.LogsError;
import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.sns.SnsKeys;
import dev.purser.event.Action;
import dev.purser.event.ErrorCode;
import dev.purser.event.dialect.DialectError;
import dev.purser.http.EndpointCatalogue;
import dev.purser.http.HttpError;
import dev.purser.http.oci.OciError;
import dev.purser.http.purser.ApiError;
import dev.purser.http.reference.ActionReference;
import dev.purser.http.reference.ApiReference;
import dev.purser.http.reference.DestinationReference;
import dev.purser.http.reference.DialectReference;
import dev.purser.http.reference.ErrorReference;
import dev.purser.http.reference.ErrorReference.Section;
import dev.purser.http.reference.KqlReference;
import dev.purser.http.reference.OpenApi;
import dev.purser.http.reference.TableReference;
import dev.purser.identity.IdentityError;
import dev.purser.journal.JournalError;
import dev.purser.lake.LakeError;
import dev.purser.metadata.MetadataError;
import dev.purser.registry.RegistryError;
import dev.purser.server.config.ConfigExample;
import dev.purser.server.config.ConfigReference;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** All generated pages. */
public final class Pages {
    /** Where errors are registered, in the order of the page. */
    static final List<Section> ERRORS = List.of(
            new Section("Requests", HttpError.class),
            new Section("OCI Distribution", OciError.class),
            new Section("Purser's own API", ApiError.class),
            new Section("Identity", IdentityError.class),
            new Section("Registry", RegistryError.class),
            new Section("Journal", JournalError.class),
            new Section("Metadata", MetadataError.class),
            new Section("Delivery", DeliveryError.class),
            new Section("Dialects", DialectError.class),
            new Section("Queries and tables", LakeError.class),
            new Section("Trails", TrailError.class),
            new Section("Buckets", S3Error.class),
            new Section("Azure's query API", LogsError.class));

    /** What any endpoint that is not open can answer. */
    static final List<ErrorCode> COMMON = List.of(
            HttpError.BAD_REQUEST,
            HttpError.REQUEST_TIMEOUT,
            HttpError.TOO_BUSY,
            HttpError.INTERNAL,
            IdentityError.UNAUTHORIZED,
            IdentityError.TOKEN_INVALID,
            IdentityError.TOO_MANY_ATTEMPTS,
            IdentityError.DENIED,
            IdentityError.NETWORK_DENIED,
            JournalError.JOURNAL_UNAVAILABLE,
            MetadataError.METADATA_UNAVAILABLE);

    private Pages() {}

    /**
     * Every page by the name of its file in {@code docs/}.
     *
     * @param catalogue all endpoints of the program
     */
    public static SequencedMap<String, String> of(EndpointCatalogue catalogue) {
        return new TreeMap<>(Map.of(
                "api.md", ApiReference.render(catalogue, COMMON),
                "openapi.json", OpenApi.render(catalogue, COMMON),
                "actions.md", ActionReference.render(catalogue, OtherPerformers.ALL),
                "errors.md", ErrorReference.render(ERRORS),
                "configuration.md", ConfigReference.render(),
                "dialects.md", DialectReference.render(Catalogue.DIALECTS),
                "destinations.md",
                        DestinationReference.render(Catalogue.types(new SnsKeys(Path.of("sns"), Clock.systemUTC()))),
                "tables.md", TableReference.render(Catalogue.TABLES, Catalogue.VIEWS),
                "kql.md", KqlReference.render(),
                "purser-example.yaml", ConfigExample.render()));
    }

    /** The actions that the page of actions says are performed today. */
    public static Set<Action> performed(EndpointCatalogue catalogue) {
        return ActionReference.performers(catalogue, OtherPerformers.ALL).keySet();
    }
}
