package dev.purser.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.purser.storage.DurableFiles;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The plan of the house, held: which room may use which, and what only one place may do. */
class TestHouse {
    private static final String[] BELOW_HTTP = {
        "event", "storage", "journal", "metadata", "identity", "registry", "delivery", "kql", "lake"
    };
    private static final String[] BELOW_CLOUDS = with(BELOW_HTTP, "http");
    private static final String[] ALL = with(BELOW_CLOUDS, "aws", "azure", "ibm");

    /** What each room may use beside itself; {@code storage}, which knows no other room, is open to all above it. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("event"),
            entry("storage"),
            entry("kql"),
            entry("testkit", "event"),
            entry("journal", "event", "storage"),
            entry("metadata", "event", "storage", "journal"),
            entry("identity", "event", "storage", "metadata"),
            entry("registry", "event", "storage", "metadata"),
            entry("delivery", "event", "storage", "journal", "metadata"),
            entry("lake", "event", "storage", "journal", "kql"),
            entry("http", BELOW_HTTP),
            entry("aws", BELOW_CLOUDS),
            entry("azure", BELOW_CLOUDS),
            entry("ibm", BELOW_CLOUDS),
            entry("server", ALL),
            entry("cli", ALL));

    private static String[] with(String[] rooms, String... more) {
        return Stream.concat(Stream.of(rooms), Stream.of(more)).toArray(String[]::new);
    }

    private static Map.Entry<String, Set<String>> entry(String room, String... mayUse) {
        return Map.entry(room, Set.of(mayUse));
    }

    private static JavaClasses house;

    @BeforeAll
    static void look() {
        ClassFileImporter importer = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(place -> !place.contains("-tests.jar"));
        // The command line is no dependency of the server; it is looked at where it has been compiled.
        List<Path> places = Stream.of("cli", "testkit", "kql", "server")
                .map(room -> Path.of("..", room, "target", "classes"))
                .filter(Files::isDirectory)
                .toList();
        Set<String> rooms = Set.of(ALL);
        JavaClasses below = importer.importPackages(
                rooms.stream().map(room -> "dev.purser." + room).toList());
        JavaClasses beside = importer.importPaths(places);
        house = new ClassFileImporter()
                .importLocations(Stream.concat(below.stream(), beside.stream())
                        .map(one -> com.tngtech.archunit.core.importer.Location.of(
                                one.getSource().orElseThrow().getUri()))
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> aRoomUsesOnlyThoseItMay() {
        return MAY_USE.keySet().stream()
                .sorted()
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    Set<String> allowed = MAY_USE.get(room);
                    String[] closed = MAY_USE.keySet().stream()
                            .filter(other -> !other.equals(room) && !allowed.contains(other))
                            .map(TestHouse::packages)
                            .toArray(String[]::new);
                    noClasses()
                            .that(resideInAPackage(packages(room)))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(closed))
                            .allowEmptyShould(true)
                            .check(house);
                }));
    }

    @Test
    void everyRoomOfTheBuildIsInThePlan() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            assertThat(folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                            .map(folder -> folder.getFileName().toString())
                            .filter(room -> !room.equals("bench")))
                    .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
        }
    }

    @Test
    void onlyTheServerKnowsItsFramework() {
        noClasses()
                .that(resideInAPackage("dev.purser..")
                        .and(DescribedPredicate.not(resideInAPackage(packages("server")))))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.quarkus..", "io.vertx..", "io.netty..", "io.smallrye..", "jakarta.."))
                .check(house);
    }

    @Test
    void theConfigurationKnowsNoFramework() {
        noClasses()
                .that(resideInAPackage("dev.purser.server.config.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..", "org.eclipse.."))
                .check(house);
    }

    /**
     * A room's door opens its parts and its parts fulfil the door's contracts: those two may know each other. No other
     * packages may.
     */
    @Test
    void noPackagesUseEachOtherInACircle() {
        slices().matching("dev.purser.(*)..").should().beFreeOfCycles().check(house);
        slices().matching("dev.purser.(*).(*)..").should().beFreeOfCycles().check(house);
    }

    /** The test kit's disk stands below: there, syncing is what is played. */
    @Test
    void onlyDurableFilesSyncs() {
        noClasses()
                .that(DescribedPredicate.not(describe("the one class that syncs", TestHouse::maySync)))
                .should()
                .accessTargetWhere(describe("syncs", TestHouse::syncs))
                .check(house);
        assertThat(house.get(DurableFiles.class).getAccessesFromSelf()).anyMatch(TestHouse::syncs);
    }

    @Test
    void onlyMetadataKnowsTheDatabase() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(packages("metadata"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.sql..", "org.sqlite..", "org.postgresql.."))
                .check(house);
    }

    /** The lake's engine is one too; the command line asks files through it. */
    @Test
    void onlyTheLakeAndOfflineQueriesKnowTheEngine() {
        noClasses()
                .that(DescribedPredicate.not(
                        resideInAnyPackage(packages("metadata"), packages("lake"), "dev.purser.cli.query..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.duckdb.."))
                .check(house);
    }

    @Test
    void noClassIsACollectionOfWhatFoundNoPlace() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Utilities|Helpers?|Misc|Common)(\\$.*)?")
                .check(house);
    }

    @Test
    void everyPackageSaysWhatItPromises() throws IOException {
        assertThat(sources().map(Path::getParent).distinct())
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .contains("/**")
                        .contains("package "));
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
            return files
                    .filter(file -> file.toString().matches("\\.\\./[a-z]+/src/main/java/.*\\.java"))
                    .toList()
                    .stream();
        }
    }

    private static String packages(String room) {
        return "dev.purser." + room + "..";
    }

    private static boolean maySync(JavaClass one) {
        return one.isEquivalentTo(DurableFiles.class) || one.getPackageName().startsWith("dev.purser.testkit");
    }

    private static boolean syncs(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return (access.getName().equals("force")
                        && (owner.isAssignableTo(FileChannel.class) || owner.isAssignableTo(MappedByteBuffer.class)))
                || (access.getName().equals("sync") && owner.isAssignableTo(FileDescriptor.class));
    }
}
