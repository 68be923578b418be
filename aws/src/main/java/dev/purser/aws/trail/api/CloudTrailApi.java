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
    static final JsonOperation OPERATION = new JsonOperation(
            CallInterface.CLOUDTRAIL, "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", "CloudTrail_20131101");

    private CloudTrailApi() {}

    /** What only tells. */
    public static List<Endpoint> reads(Trails trails, DigestKeys keys, AwsPlace place, Clock clock) {
        List<Endpoint> all = new ArrayList<>(new ReadCalls(trails, place).endpoints());
        all.add(new SelectorCalls(trails, place).get());
        all.addAll(new KeyCalls(keys, clock).endpoints());
        return List.copyOf(all);
    }

    /** What makes and changes trails. */
    public static List<Endpoint> changes(Trails trails, AwsPlace place) {
        List<Endpoint> all = new ArrayList<>(new ChangeCalls(trails).endpoints());
        all.add(new SelectorCalls(trails, place).put());
        return List.copyOf(all);
    }
}
