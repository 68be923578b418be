package dev.purser.testkit;

import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Client;
import dev.purser.event.Credential;
import dev.purser.event.Origin;
import dev.purser.event.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who acts in the sample events, and from where. */
final class SampleActors {
    private static final List<String> PEOPLE = List.of("alice", "bob", "chloé", "dmitri", "李雷", "o'neil");
    private static final List<String> AGENTS = List.of(
            "containers/5.24.1 (github.com/containers/image)",
            "docker/27.3.1 go/go1.22.7 git-commit/41ca978 kernel/6.8.0 os/linux arch/amd64",
            "skopeo/1.9.3",
            "cosign/v2.4.1 (linux; amd64)",
            "curl/7.88.1");

    private final Draw draw;

    SampleActors(Draw draw) {
        this.draw = draw;
    }

    Actor of(ActorKind kind, Action action, Instant now) {
        Actor.Builder actor = Actor.builder(kind);
        switch (kind) {
            case ANONYMOUS -> {
                return Actor.ANONYMOUS;
            }
            case SYSTEM -> {
                return Actor.system(action.text());
            }
            case ROOT -> actor.id("root").name("administrator").presented(credential(Credential.Kind.PASSWORD));
            case USER -> {
                String name = draw.of(PEOPLE);
                actor.id("user-" + draw.hex(20)).name(name).presented(credential(Credential.Kind.PASSWORD));
            }
            case ROBOT ->
                actor.id("robot-" + draw.hex(20))
                        .name("ci+" + draw.hex(4))
                        .presented(credential(Credential.Kind.ROBOT_SECRET));
            case ROLE ->
                actor.id("role-" + draw.hex(20))
                        .name("deployer")
                        .presented(credential(Credential.Kind.ACCESS_KEY))
                        .session(Session.builder()
                                .created(now.minusSeconds(600))
                                .mfa(draw.one(2))
                                .issuerRole("deployer")
                                .attributes(Map.of("sourceIdentity", draw.of(PEOPLE)))
                                .build());
            case FEDERATED ->
                actor.id("federated-" + draw.hex(20))
                        .name(draw.of(PEOPLE) + "@example.org")
                        .account(draw.hex(32))
                        .issuer("https://login.example.org/")
                        .subject(draw.hex(16))
                        .groups(List.of("developers", "release"))
                        .presented(credential(Credential.Kind.ACCESS_TOKEN));
            case SERVICE ->
                actor.id("service-" + draw.hex(20))
                        .name("scanner")
                        .actingFor("user-" + draw.hex(20))
                        .invokedBy("scanner.example.org")
                        .presented(credential(Credential.Kind.CLIENT_CERTIFICATE));
        }
        if (action == Action.LOGIN) {
            actor.issued(credential(Credential.Kind.ACCESS_TOKEN));
        }
        return actor.build();
    }

    private Credential credential(Credential.Kind kind) {
        return Credential.builder(kind).id(draw.hex(20)).build();
    }

    Client client() {
        String address = draw.one(4) ? "2001:db8::" + draw.hex(4) : "203.0.113." + draw.below(256);
        Client.Builder client = Client.builder()
                .address(address)
                .trustedAddress(address)
                .agent(draw.of(AGENTS))
                .host("registry.example.org");
        if (draw.one(2)) {
            client.tlsVersion("TLSv1.3").tlsCipher("TLS_AES_128_GCM_SHA256").tlsKeyExchange("x25519");
        }
        if (draw.one(5)) {
            client.proxies(List.of("198.51.100.7", "10.0.0.1")).requestId(draw.hex(16));
        }
        if (draw.one(10)) {
            client.certificate("CN=build,O=Example");
        }
        return client.build();
    }

    Origin origin() {
        return Origin.builder()
                .account("123456789012")
                .registry("registry.example.org")
                .location("eu-central")
                .resourceGroup("images")
                .node("node-" + draw.below(3))
                .network(draw.one(4) ? Origin.Network.PRIVATE : Origin.Network.PUBLIC)
                .build();
    }
}
