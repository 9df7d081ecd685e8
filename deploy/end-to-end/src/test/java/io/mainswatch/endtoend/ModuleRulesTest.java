package io.mainswatch.endtoend;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.SqlClient;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {
    private static final String[] SERVICES = {"ingest", "alert", "relay", "dashboard"};
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.mainswatch");

    @Test
    void services_depend_on_common_and_never_on_each_other() {
        for (var service : SERVICES) {
            for (var other : SERVICES) {
                if (!service.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("io.mainswatch." + service + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("io.mainswatch." + other + "..")
                            .check(PRODUCT);
                }
            }
        }
    }

    @Test
    void only_standalone_knows_the_services() {
        noClasses()
                .that()
                .resideInAnyPackage("io.mainswatch.common..", "io.mainswatch.simulator..", "io.mainswatch.benchmark..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.mainswatch.ingest..",
                                "io.mainswatch.alert..",
                                "io.mainswatch.relay..",
                                "io.mainswatch.dashboard..")
                        // A library for pictures, measured by calling it: it has no door to measure from outside.
                        .and(not(resideInAPackage("io.mainswatch.ingest.picture.reader.."))))
                .check(PRODUCT);
    }

    @Test
    void the_simulator_speaks_the_contract_and_knows_nothing_of_the_product() {
        noClasses()
                .that()
                .resideInAPackage("io.mainswatch.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.mainswatch.common..")
                .check(PRODUCT);
    }

    @Test
    void statements_are_run_by_stores_and_queries_only() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Store|Queries)(\\$.*)?")
                .and()
                .resideOutsideOfPackage("io.mainswatch.common.db..")
                .should()
                .callMethodWhere(describe(
                        "runs SQL",
                        call -> call.getTarget().getOwner().isAssignableTo(SqlClient.class)
                                && (call.getName().equals("query")
                                        || call.getName().equals("preparedQuery"))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Statement.class)
                .check(PRODUCT);
    }

    @Test
    void packages_of_a_service_form_no_cycle() {
        for (var service : SERVICES) {
            slices().matching("io.mainswatch." + service + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(PRODUCT);
        }
    }

    @Test
    void verticles_are_named_so_and_everything_named_so_is_one() {
        classes()
                .that()
                .areAssignableTo(VerticleBase.class)
                .should()
                .haveSimpleNameEndingWith("Verticle")
                .check(PRODUCT);
        classes()
                .that()
                .haveSimpleNameEndingWith("Verticle")
                .should()
                .beAssignableTo(VerticleBase.class)
                .check(PRODUCT);
    }

    @Test
    void protocols_are_pure() {
        noClasses()
                .that(resideInAPackage("io.mainswatch.ingest.protocol.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.net..", "java.nio.file..")
                .check(PRODUCT);
    }

    @Test
    void the_meter_reader_is_plain_java() {
        noClasses()
                .that(resideInAPackage("io.mainswatch.ingest.picture.reader.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.net..", "java.util.concurrent..")
                .check(PRODUCT);
    }
}
