package dev.purser.aws.s3;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.http.Condition;
import dev.purser.http.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every call of S3 that is offered. All of them read, and all must be signed. */
public final class S3Api {
    private S3Api() {}

    /**
     * For the catalogue.
     *
     * @param region what GetBucketLocation tells
     */
    public static List<Endpoint> of(Buckets buckets, String region) {
        List<Endpoint> all = new ArrayList<>(new BucketCalls(buckets, region).endpoints());
        all.addAll(new ObjectCalls(buckets).endpoints());
        return List.copyOf(all);
    }

    /** An endpoint that is meant if the request is signed and has these parameters. */
    static Endpoint.Builder reads(String method, String path, String operation, Condition... parameters) {
        return Endpoint.of(CallInterface.S3, method, path, operation)
                .when(new Condition.Signed())
                .when(parameters)
                .form(S3Errors.FORM)
                .does(Action.LOG_EXPORT);
    }

    static Condition parameter(String name) {
        return new Condition.Parameter(name, Optional.empty());
    }

    static Condition parameter(String name, String value) {
        return new Condition.Parameter(name, Optional.of(value));
    }
}
