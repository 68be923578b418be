package dev.purser.aws.trail;

import java.util.List;

/**
 * Which events a trail takes: a basic selector of CloudTrail. Several are ORed.
 *
 * @param readWrite which of reads and writes
 * @param managementEvents whether management events are taken at all; every record of ECR is one
 * @param dataResources data events; ECR has none, so these are kept and select nothing
 * @param excludedSources sources whose management events are left out
 */
public record EventSelector(
        ReadWrite readWrite, boolean managementEvents, List<DataResource> dataResources, List<String> excludedSources) {
    /** What stands until others are put: everything. */
    public static final EventSelector DEFAULT = new EventSelector(ReadWrite.ALL, true, List.of(), List.of());

    /** Which calls are taken, under CloudTrail's names. */
    public enum ReadWrite {
        READ_ONLY("ReadOnly"),
        WRITE_ONLY("WriteOnly"),
        ALL("All");

        private final String text;

        ReadWrite(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * Objects whose data events are taken.
     *
     * @param type for example {@code AWS::S3::Object}
     * @param values prefixes of ARNs
     */
    public record DataResource(String type, List<String> values) {
        public DataResource {
            values = List.copyOf(values);
        }
    }

    public EventSelector {
        dataResources = List.copyOf(dataResources);
        excludedSources = List.copyOf(excludedSources);
    }
}
