package dev.purser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import org.junit.jupiter.api.Test;

class TestContentCommands extends AbstractServedTest {
    @Test
    void namespaces() {
        shell.run("namespace", "create", "team").succeeds();
        shell.run("namespace", "create", "team").fails(ExitCode.CONFLICT, "NAMESPACE_EXISTS");
        shell.run("namespace", "create", "Team!").fails(ExitCode.FAILURE, "NAME_INVALID");
        shell.run("namespace", "create", "other").succeeds();
        assertThat(shell.run("namespace", "list").succeeds().out()).contains("team", "other");
        assertThat(shell.run("namespace", "show", "team").succeeds().out()).contains("used", "immutableTags");
        shell.run("namespace", "update", "team", "--immutable-tags", "on").succeeds();
        assertThat(shell.run("namespace", "show", "team", "-o", "json")
                        .succeeds()
                        .out())
                .contains("\"immutableTags\":true");
        shell.run("repository", "create", "team/app").succeeds();
        shell.run("role", "assign", "admin", "reader", "--namespace", "team").succeeds();
        shell.run("namespace", "delete", "team").fails(ExitCode.CONFLICT, "NAMESPACE_NOT_EMPTY");
        shell.run("namespace", "delete", "team", "--content").succeeds();
        shell.run("namespace", "show", "team").fails(ExitCode.NOT_FOUND, "NAMESPACE_UNKNOWN");
        assertThat(events(Action.NAMESPACE_CREATE)).hasSize(4);
        assertThat(events(Action.NAMESPACE_DELETE))
                .hasSize(2)
                .allSatisfy(event ->
                        assertThat(event.targets().getFirst().namespace()).contains("team"));
    }

    @Test
    void repositories() {
        shell.run("repository", "create", "team/app").succeeds();
        shell.run("repository", "create", "team/deep/app").succeeds();
        shell.run("repository", "create", "other/app").succeeds();
        assertThat(shell.run("repository", "list", "--namespace", "team")
                        .succeeds()
                        .out())
                .contains("team/app", "team/deep/app")
                .doesNotContain("other");
        shell.run("repository", "immutable", "team/deep/app", "on").succeeds();
        assertThat(shell.run("repository", "show", "team/deep/app", "-o", "json")
                        .succeeds()
                        .out())
                .contains("\"immutableTags\":true");
        shell.run("repository", "lock", "team/app", "v1", "--write").fails(ExitCode.NOT_FOUND, "MANIFEST_UNKNOWN");
        shell.run("repository", "lock", "team/app", "v1").fails(ExitCode.USAGE, "--write");
        shell.run("repository", "delete", "team/app").succeeds();
        shell.run("repository", "show", "team/app").fails(ExitCode.NOT_FOUND, "NAME_UNKNOWN");
        assertThat(events(Action.IMAGE_LOCK)).hasSize(2);
    }

    @Test
    void quotas() {
        shell.run("namespace", "create", "team").succeeds();
        assertThat(shell.run("quota", "set", "team", "2K").succeeds().out()).contains("2048");
        assertThat(shell.run("quota", "show", "team", "-o", "json").succeeds().out())
                .contains("\"limit\":2048");
        shell.run("quota", "set", "team", "none").succeeds();
        assertThat(shell.run("quota", "show", "team", "-o", "json").succeeds().out())
                .doesNotContain("limit");
        shell.run("quota", "set", "team", "much").fails(ExitCode.USAGE, "no size");
        shell.run("quota", "show", "nobody").fails(ExitCode.NOT_FOUND, "NAMESPACE_UNKNOWN");
        assertThat(events(Action.QUOTA_SET).getFirst().data().after()).containsEntry("limit", 2048L);
    }

    @Test
    void listsShowWhatOneMaySee() {
        shell.run("repository", "create", "team/app").succeeds();
        shell.run("repository", "create", "other/app").succeeds();
        String secret = shell.run("robot", "create", "ci", "--grant", "reader:team")
                .succeeds()
                .out()
                .strip();
        Shell ci = new Shell(server.url(), folder.resolve("ci"));
        ci.input(secret).run("login", "-u", "ci", "--password-stdin").succeeds();
        assertThat(ci.run("repository", "list").succeeds().out())
                .contains("team/app")
                .doesNotContain("other");
        assertThat(ci.run("namespace", "list").succeeds().out())
                .contains("team")
                .doesNotContain("other");
        ci.run("repository", "show", "other/app").fails(ExitCode.DENIED, "DENIED");
        ci.run("repository", "create", "team/new").fails(ExitCode.DENIED, "DENIED");
        ci.run("quota", "set", "team", "1G").fails(ExitCode.DENIED, "DENIED");
    }
}
