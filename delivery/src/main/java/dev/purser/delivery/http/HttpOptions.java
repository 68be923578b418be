package dev.purser.delivery.http;

import dev.purser.delivery.net.TlsOptions;
import dev.purser.event.dialect.Option;
import java.util.ArrayList;
import java.util.List;

/** What can be set for every type that delivers by HTTP. */
public final class HttpOptions {
    private static final List<Option> COMMON = List.of(
            Option.secret(
                    "headers",
                    "Headers of every request, one \"Name: value\" a line: a token, for example \"Authorization: Splunk …\" or"
                            + " \"Authorization: ApiKey …\". Kept as a secret."),
            Option.choice(
                    "compression",
                    "none",
                    List.of("none", "gzip"),
                    "gzip sends bodies compressed, with Content-Encoding: gzip."),
            Option.text(
                    "timeout",
                    "30",
                    "Seconds that one request may take, from its first byte to the last of the answer; 1 to 300."),
            Option.choice(
                    "allow-private",
                    "false",
                    List.of("true", "false"),
                    "Whether the receiver may stand in a private network or on this machine. Off by default: whoever may set"
                            + " up a destination could otherwise make the server send requests to what only the server"
                            + " reaches. Link-local addresses, where clouds keep their metadata services, are never sent"
                            + " to."),
            Option.open(
                    "proxy",
                    "A proxy that requests go through, as host:port. The proxy then looks the receiver up, and decides what"
                            + " may be reached."));

    private HttpOptions() {}

    /** The type's own options, then those of every type that delivers by HTTP. */
    public static List<Option> with(List<Option> own) {
        List<Option> all = new ArrayList<>(own);
        all.addAll(COMMON);
        all.addAll(TlsOptions.ALL);
        return List.copyOf(all);
    }

    /** Where to. */
    public static Option url(String meaning) {
        return Option.required(
                "url",
                meaning + " With http or https; user names, passwords and fragments are refused in it: a secret belongs"
                        + " into headers, which are kept encrypted.");
    }
}
