package dev.purser.delivery.blob;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.purser.delivery.net.CheckedOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * A storage account, and how requests to it are made: each once, within its time. Makes no connection by itself.
 *
 * @param client for the account
 * @param timeout for each request
 */
record BlobAccount(BlobServiceClient client, Duration timeout) {
    private static final int LONGEST_TIMEOUT = 3600;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** The JDK's client, shared, in place of Netty. */
    private static final class Http {
        private static final HttpClient CLIENT =
                new JdkHttpClientBuilder().connectionTimeout(CONNECT).build();
    }

    /** The account's name. */
    String name() {
        return client.getAccountName();
    }

    /**
     * @throws dev.purser.event.PurserException DESTINATION_INVALID if a value cannot be used
     */
    static BlobAccount of(CheckedOptions options) {
        Duration timeout = options.seconds("timeout-seconds", 1, LONGEST_TIMEOUT);
        BlobServiceClientBuilder builder = new BlobServiceClientBuilder()
                .httpClient(Http.CLIENT)
                .retryOptions(new RequestRetryOptions(
                        RetryPolicyType.FIXED, 1, Math.toIntExact(timeout.toSeconds()), null, null, null));
        if (options.find("connection-string").isPresent()) {
            connectionString(options, builder);
        } else {
            account(options, builder);
        }
        return new BlobAccount(builder.buildClient(), timeout);
    }

    private static void connectionString(CheckedOptions options, BlobServiceClientBuilder builder) {
        for (String other : new String[] {"account", "account-key", "sas-token", "endpoint"}) {
            if (options.find(other).isPresent()) {
                throw options.invalid(other, "nothing, since connection-string is set");
            }
        }
        try {
            builder.connectionString(options.get("connection-string").strip());
        } catch (RuntimeException e) {
            // Its message would hold parts of the value.
            throw options.invalid("connection-string", "a connection string as the portal shows it");
        }
    }

    private static void account(CheckedOptions options, BlobServiceClientBuilder builder) {
        String account = options.find("account")
                .filter(name -> name.matches("[a-z0-9]{3,24}"))
                .orElseThrow(() -> options.invalid("account", "3 to 24 lower-case letters and digits"));
        Optional<String> key = options.find("account-key");
        Optional<String> sas = options.find("sas-token");
        if (key.isPresent() == sas.isPresent()) {
            throw options.invalid(key.isPresent() ? "sas-token" : "account-key", "one of account-key and sas-token");
        }
        builder.endpoint(options.find("endpoint")
                .map(text -> endpoint(options, text))
                .orElse("https://" + account + ".blob.core.windows.net"));
        key.ifPresent(text -> builder.credential(new StorageSharedKeyCredential(account, base64(options, text))));
        sas.ifPresent(text -> builder.sasToken(text.startsWith("?") ? text.substring(1) : text));
    }

    private static String base64(CheckedOptions options, String key) {
        try {
            if (Base64.getDecoder().decode(key).length > 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Refused below.
        }
        throw options.invalid("account-key", "a key in base64");
    }

    private static String endpoint(CheckedOptions options, String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
                return text;
            }
        } catch (URISyntaxException e) {
            // Refused below; its message would hold the value.
        }
        throw options.invalid("endpoint", "http or https, a host, perhaps a port and a path, without user or query");
    }
}
