package dev.purser.http.oci;

import dev.purser.event.CallInterface;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.registry.Digest;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;

/** What the resources have in common: their paths, and how a path names content. */
final class Oci {
    /** Every path about a repository begins so. */
    static final String REPOSITORY = "/v2/{repository...}";

    private Oci() {}

    static Endpoint.Builder at(String method, String path, String operation) {
        return Endpoint.of(CallInterface.OCI, method, path, operation);
    }

    /** An endpoint of a repository. */
    static Endpoint.Builder in(String method, String path, String operation) {
        return at(method, REPOSITORY + path, operation).fails(RegistryError.NAME_INVALID);
    }

    /**
     * @throws dev.purser.event.PurserException {@link RegistryError#NAME_INVALID}
     */
    static RepositoryName repository(Exchange exchange) {
        return RepositoryName.parse(exchange.variable("repository"));
    }

    /**
     * @throws dev.purser.event.PurserException {@link RegistryError#DIGEST_INVALID}
     */
    static Digest digest(Exchange exchange) {
        return Digest.parse(exchange.variable("digest"));
    }

    /**
     * Where something of a repository is. Relative, so that it holds behind any proxy: RFC 9110 section 10.2.2 lets clients
     * resolve it against the address that they asked.
     */
    static String location(RepositoryName repository, String kind, String name) {
        return "/v2/" + repository.text() + "/" + kind + "/" + name;
    }
}
