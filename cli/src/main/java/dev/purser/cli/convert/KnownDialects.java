package dev.purser.cli.convert;

import dev.purser.aws.cloudtrail.CloudTrailDialect;
import dev.purser.azure.AzureDialect;
import dev.purser.event.cef.CefDialect;
import dev.purser.event.cloudevents.CloudEventsDialect;
import dev.purser.event.dialect.Dialects;
import dev.purser.event.dialect.PurserDialect;
import dev.purser.event.ocsf.OcsfDialect;
import dev.purser.ibm.activitytracker.ActivityTrackerDialect;
import java.util.List;

/** Every dialect that the program has. */
final class KnownDialects {
    static final Dialects ALL = new Dialects(List.of(
            PurserDialect.FACTORY,
            CloudTrailDialect.FACTORY,
            AzureDialect.FACTORY,
            ActivityTrackerDialect.FACTORY,
            OcsfDialect.FACTORY,
            CloudEventsDialect.FACTORY,
            CefDialect.FACTORY));

    private KnownDialects() {}
}
