package dev.purser.bench.lake;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Client;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Who calls the registry of the benchmark, from where, and what lies in it. Made once; immutable. */
final class Cast {
    static final int CALLERS = 400;
    static final int REPOSITORIES = 500;
    static final int IMAGES = 80;

    private static final List<String> TEAMS = List.of(
            "payments", "search", "identity", "checkout", "platform", "data", "mobile", "edge", "billing", "ml");
    private static final List<String> AGENTS = List.of(
            "containerd/1.7.23",
            "docker/27.3.1 go/go1.22.7 git-commit/41ca978 kernel/6.1.0 os/linux arch/amd64 UpstreamClient(Docker-Client/27.3.1)",
            "containers/5.32.2 (github.com/containers/image)",
            "kaniko/v1.23.2",
            "skopeo/1.16.1",
            "cosign/v2.4.1 (linux; amd64)",
            "trivy/0.57.0");

    private final Skew callers = new Skew(CALLERS, 1.05);
    private final Skew repositories = new Skew(REPOSITORIES, 1.1);
    private final Skew images = new Skew(IMAGES, 1.3);
    private final List<Actor> actors = new ArrayList<>();
    private final List<List<Client>> clients = new ArrayList<>();
    private final List<List<Target>> tagged = new ArrayList<>();
    private final List<List<Target>> digests = new ArrayList<>();
    private final List<Target> missing = new ArrayList<>();

    Cast(SplittableRandom random) {
        for (int i = 0; i < CALLERS; i++) {
            boolean person = i % 5 == 4;
            actors.add(Actor.builder(person ? ActorKind.USER : ActorKind.ROBOT)
                    .id(Long.toHexString(random.nextLong()))
                    .name(person ? "user" + i + "@contoso.example" : "robot-" + TEAMS.get(i % TEAMS.size()) + "-" + i)
                    .build());
            List<Client> some = new ArrayList<>();
            for (int k = 0; k < (person ? 2 : 12); k++) {
                some.add(Client.builder()
                        .address("10." + i % 200 + "." + random.nextInt(16) + "." + random.nextInt(250))
                        .agent(AGENTS.get(random.nextInt(AGENTS.size())))
                        .build());
            }
            clients.add(some);
        }
        for (int i = 0; i < REPOSITORIES; i++) {
            String team = TEAMS.get(i % TEAMS.size());
            String repository = team + "/service-" + i;
            List<Target> byTag = new ArrayList<>();
            List<Target> byDigest = new ArrayList<>();
            for (int k = 0; k < IMAGES; k++) {
                Target.Builder target = Target.builder(TargetType.IMAGE)
                        .namespace(team)
                        .repository(repository)
                        .digest(digest(random))
                        .mediaType(
                                k % 3 == 0
                                        ? "application/vnd.docker.distribution.manifest.v2+json"
                                        : "application/vnd.oci.image.manifest.v1+json")
                        .size(500L + random.nextInt(3000));
                byDigest.add(target.build());
                byTag.add(target.tag(k == 0 ? "latest" : "v1." + (IMAGES - k)).build());
            }
            tagged.add(byTag);
            digests.add(byDigest);
            missing.add(Target.builder(TargetType.IMAGE)
                    .namespace(team)
                    .repository(repository)
                    .tag("v0." + i % 7)
                    .build());
        }
    }

    private static String digest(SplittableRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return "sha256:" + HexFormat.of().formatHex(bytes);
    }

    int caller(SplittableRandom random) {
        return callers.draw(random);
    }

    Actor actor(int caller) {
        return actors.get(caller);
    }

    Client client(int caller, SplittableRandom random) {
        List<Client> some = clients.get(caller);
        return some.get(random.nextInt(some.size()));
    }

    Target byTag(SplittableRandom random) {
        return tagged.get(repositories.draw(random)).get(images.draw(random));
    }

    Target byDigest(SplittableRandom random) {
        return digests.get(repositories.draw(random)).get(images.draw(random));
    }

    Target missing(SplittableRandom random) {
        return missing.get(repositories.draw(random));
    }

    /** A digest that is pulled now and then: a needle to look for. */
    String needle() {
        return digests.get(REPOSITORIES / 3).get(IMAGES / 4).digest().orElseThrow();
    }
}
