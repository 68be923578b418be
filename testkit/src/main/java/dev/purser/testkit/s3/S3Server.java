package dev.purser.testkit.s3;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * A running S3 server with empty buckets, on a port of its own of the loopback address. What it holds is kept while it is
 * stopped, and it comes back on the same port. For one thread.
 */
public final class S3Server implements AutoCloseable {
    private static final String LOOPBACK = "http://127.0.0.1:";

    private final TransientNio2BlobStore objects = new TransientNio2BlobStore();
    private S3Proxy proxy;
    private int port;

    private S3Server() {}

    /** Starts one that has these buckets. */
    public static S3Server start(String... buckets) throws Exception {
        S3Server server = new S3Server();
        for (String bucket : buckets) {
            server.createBucket(bucket);
        }
        server.restart();
        return server;
    }

    /** The access key that it knows. */
    public String accessKey() {
        return "test-access-key";
    }

    /** The secret of that key. */
    public String secretKey() {
        return "test-secret-key-that-nobody-uses";
    }

    /** The region that requests are signed for; any will do. */
    public String region() {
        return "us-east-1";
    }

    /** Where it listens, or listened; buckets stand in the path. */
    public URI endpoint() {
        return URI.create(LOOPBACK + port);
    }

    /** Makes a bucket; nothing happens if there is one of that name. */
    public void createBucket(String bucket) {
        objects.createContainer(bucket);
    }

    /** Stops listening, and cuts the connections that there are. */
    public void stop() throws Exception {
        if (proxy != null) {
            proxy.stop();
            proxy = null;
        }
    }

    /** Listens again where it did. */
    public void restart() throws Exception {
        if (proxy == null) {
            proxy = S3Proxy.builder()
                    .blobStore(objects)
                    .endpoint(URI.create(LOOPBACK + port))
                    .awsAuthentication(AuthenticationType.AWS_V4, accessKey(), secretKey())
                    .stopTimeout(0)
                    .build();
            proxy.start();
            port = proxy.getPort();
        }
    }

    @Override
    public void close() throws Exception {
        stop();
        objects.close();
    }
}
