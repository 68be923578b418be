package dev.purser.aws.trail.api;

import dev.purser.aws.AwsPlace;
import dev.purser.aws.json.JsonOperation;
import dev.purser.aws.trail.DigestKeys;
import dev.purser.aws.trail.Trails;
import dev.purser.event.CallInterface;
import dev.purser.http.Endpoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Every call of CloudTrail that is offered. */
public final class CloudTrailApi {
    /** Begins the endpoints of CloudTrail. */
    public static final JsonOperation OPERATION = new JsonOperation(
            CallInterface.CLOUDTRAIL, "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", "CloudTrail_20131101");

    private CloudTrailApi() {}

    /** For the catalogue. */
    public static List<Endpoint> of(Trails trails, DigestKeys keys, AwsPlace place, Clock clock) {
        List<Endpoint> all = new ArrayList<>(new ChangeCalls(trails).endpoints());
        all.addAll(new ReadCalls(trails, place).endpoints());
        all.addAll(new SelectorCalls(trails, place).endpoints());
        all.addAll(new TagCalls(trails).endpoints());
        all.addAll(new KeyCalls(keys, clock).endpoints());
        return List.copyOf(all);
    }
}
