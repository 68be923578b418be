package dev.purser.server.reference;

import dev.purser.aws.cloudtrail.CloudTrailDialect;
import dev.purser.aws.table.AwsTables;
import dev.purser.azure.AzureDialect;
import dev.purser.azure.table.AzureTables;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.blob.BlobDestinations;
import dev.purser.delivery.folder.FolderDestinations;
import dev.purser.delivery.kafka.KafkaDestinations;
import dev.purser.delivery.otlp.OtlpDestinationFactory;
import dev.purser.delivery.s3.S3Destinations;
import dev.purser.delivery.sns.SnsDestinationFactory;
import dev.purser.delivery.sns.SnsKeys;
import dev.purser.delivery.stdout.StdoutDestinationFactory;
import dev.purser.delivery.syslog.SyslogDestinationFactory;
import dev.purser.delivery.webhook.WebhookDestinationFactory;
import dev.purser.event.cef.CefDialect;
import dev.purser.event.cloudevents.CloudEventsDialect;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.PurserDialect;
import dev.purser.event.ocsf.OcsfDialect;
import dev.purser.ibm.activitytracker.ActivityTrackerDialect;
import dev.purser.ibm.table.IbmTables;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.lake.purser.PurserTables;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.table.LakeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Everything that the program can write records in, and send them to: the one list of each. */
public final class Catalogue {
    private static final AzureTables AZURE = AzureTables.of(Home.NOWHERE, new UUID(0, 0));

    /** The dialects, Purser's own first. */
    public static final List<DialectFactory> DIALECTS = List.of(
            PurserDialect.FACTORY,
            CloudTrailDialect.FACTORY,
            AzureDialect.FACTORY,
            ActivityTrackerDialect.FACTORY,
            OcsfDialect.FACTORY,
            CloudEventsDialect.FACTORY,
            CefDialect.FACTORY);

    /** The tables that can be asked, as they are of no registry: Purser's own first. */
    public static final List<LakeTable> TABLES = Stream.of(
                    PurserTables.all(),
                    AZURE.tables(),
                    AwsTables.foreign().stream().map(ForeignTable::table).toList(),
                    IbmTables.foreign().stream().map(ForeignTable::table).toList())
            .<LakeTable>flatMap(List::stream)
            .toList();

    /** The views over them. */
    public static final List<StoredFunction> VIEWS = AZURE.functions();

    /** The types of destinations that need nothing of this registry's own. */
    public static final List<DestinationFactory> TYPES = List.of(
            new FolderDestinations(),
            new S3Destinations(),
            new BlobDestinations(),
            new KafkaDestinations(),
            new WebhookDestinationFactory(),
            new SyslogDestinationFactory(),
            new OtlpDestinationFactory(),
            new StdoutDestinationFactory());

    /**
     * The types of destinations, with those that need something of this registry's own.
     *
     * @param sns signs notifications
     */
    public static List<DestinationFactory> types(SnsKeys sns) {
        List<DestinationFactory> all = new ArrayList<>(TYPES);
        all.add(new SnsDestinationFactory(sns));
        return List.copyOf(all);
    }

    private Catalogue() {}
}
