package dev.purser.registry;

import static dev.purser.registry.RegistryFixture.REPOSITORY;
import static dev.purser.registry.RegistryFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestNamespaces {
    private static final NamespaceName TEAM = NamespaceName.parse("team");

    @TempDir
    private Path folder;

    private RegistryFixture fixture;

    @BeforeEach
    void open() {
        fixture = fixture(folder, RegistryConfig.defaults());
    }

    /** A registry over an empty database. */
    RegistryFixture fixture(Path data, RegistryConfig config) {
        return RegistryFixture.sqlite(data, config);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Namespaces namespaces() {
        return fixture.registry().namespaces();
    }

    private Repositories repositories() {
        return fixture.registry().repositories();
    }

    @Test
    void aNamespaceIsMadeOnce() {
        namespaces().create(fixture.begin(Action.NAMESPACE_CREATE), TEAM);
        assertThat(namespaces().find(TEAM))
                .hasValueSatisfying(it -> assertThat(it.used()).isZero());
        refused(
                RegistryError.NAMESPACE_EXISTS,
                () -> namespaces().create(fixture.begin(Action.NAMESPACE_CREATE), TEAM));
        assertThat(fixture.record()).hasSize(1);
    }

    @Test
    void aFirstPushMakesNamespaceAndRepositoryOnTheRecord() {
        fixture.push(REPOSITORY, "bytes");
        List<AuditEvent> record = fixture.record();
        assertThat(record.stream().map(AuditEvent::action))
                .containsExactly(Action.LAYER_UPLOAD_COMPLETE, Action.NAMESPACE_CREATE, Action.REPOSITORY_CREATE);
        assertThat(record.get(1).call().cause()).contains(record.getFirst().id());
        fixture.push(REPOSITORY, "more");
        assertThat(fixture.record()).hasSize(4);
    }

    @Test
    void anEmptyOneGoesAndAFullOneOnlyWithItsContent() {
        fixture.image(REPOSITORY, "latest", "layer");
        refused(
                RegistryError.NAMESPACE_NOT_EMPTY,
                () -> namespaces().delete(fixture.begin(Action.NAMESPACE_DELETE), TEAM, false));
        namespaces().delete(fixture.begin(Action.NAMESPACE_DELETE), TEAM, true);
        assertThat(namespaces().find(TEAM)).isEmpty();
        assertThat(repositories().find(REPOSITORY)).isEmpty();
        assertThat(fixture.last().targets().stream().map(one -> one.name().orElseThrow()))
                .containsExactly("team", "team/app");
        refused(
                RegistryError.NAMESPACE_UNKNOWN,
                () -> namespaces().delete(fixture.begin(Action.NAMESPACE_DELETE), TEAM, true));
    }

    @Test
    void listsShowWhatMayBeSeenPageByPage() {
        for (String name : List.of("b/1", "a/1", "a/2", "c/1", "b/2", "a")) {
            repositories().create(fixture.begin(Action.REPOSITORY_CREATE), RepositoryName.parse(name));
        }
        assertThat(repositories().list(PageRequest.FIRST, any -> true).entries())
                .containsExactly("a", "a/1", "a/2", "b/1", "b/2", "c/1");
        Page<String> page = repositories()
                .list(new PageRequest(Optional.of(2), Optional.empty()), namespace -> !namespace.equals("a"));
        assertThat(page.entries()).containsExactly("b/1", "b/2");
        assertThat(page.last()).contains("b/2");
        assertThat(repositories().list(new PageRequest(Optional.of(2), page.last()), any -> true))
                .isEqualTo(new Page<>(List.of("c/1"), Optional.empty()));
        assertThat(namespaces()
                        .list(PageRequest.FIRST, name -> !name.equals("b"))
                        .entries())
                .containsExactly("a", "c");
    }

    @Test
    void aRepositoryIsMadeOnceAndGoesWithAllThatItHolds() {
        repositories().create(fixture.begin(Action.REPOSITORY_CREATE), REPOSITORY);
        refused(
                RegistryError.REPOSITORY_EXISTS,
                () -> repositories().create(fixture.begin(Action.REPOSITORY_CREATE), REPOSITORY));
        fixture.image(REPOSITORY, "latest", "layer");
        repositories().delete(fixture.begin(Action.REPOSITORY_DELETE), REPOSITORY);
        refused(
                RegistryError.NAME_UNKNOWN,
                () -> fixture.registry()
                        .manifests()
                        .tags(fixture.begin(Action.IMAGE_LIST), REPOSITORY, PageRequest.FIRST));
        refused(
                RegistryError.NAME_UNKNOWN,
                () -> repositories().delete(fixture.begin(Action.REPOSITORY_DELETE), REPOSITORY));
    }
}
