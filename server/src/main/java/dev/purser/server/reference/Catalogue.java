package dev.purser.server.reference;

import dev.purser.aws.cloudtrail.CloudTrailDialect;
import dev.purser.azure.AzureDialect;
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
import dev.purser.event.dialect.PurserDialect;
import dev.purser.event.ocsf.OcsfDialect;
import dev.purser.ibm.activitytracker.ActivityTrackerDialect;
import java.util.ArrayList;
import java.util.List;

/** Everything that the program can write records in, and send them to: the one list of each. */
public final class Catalogue {
    /** The dialects, Purser's own first. */
    public static final List<DialectFactory> DIALECTS = List.of(
            PurserDialect.FACTORY,
            CloudTrailDialect.FACTORY,
            AzureDialect.FACTORY,
            ActivityTrackerDialect.FACTORY,
            OcsfDialect.FACTORY,
            CloudEventsDialect.FACTORY,
            CefDialect.FACTORY);

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
