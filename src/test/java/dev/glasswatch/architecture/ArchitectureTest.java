package dev.glasswatch.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Data moves through the packages in one direction; each may use only what stands beside it. */
@AnalyzeClasses(packages = "dev.glasswatch", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.glasswatch";

  private static final Map<String, Set<String>> MAY_USE = mayUse();

  /** Single value types that a package reads besides: words, not machinery. */
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "detect", Set.of("source.DeliveryFacts", "source.SourceFault"),
          "incident", Set.of("media.UnwatchedReason"),
          "alert", Set.of("detect.Defect", "detect.Severity", "media.UnwatchedReason"),
          "store", Set.of("detect.Defect", "detect.Severity", "media.UnwatchedReason"));

  private static Map<String, Set<String>> mayUse() {
    Map<String, Set<String>> table = new LinkedHashMap<>();
    table.put("source", Set.of());
    table.put("media", Set.of("source"));
    table.put("inference", Set.of());
    table.put("detect", Set.of("media", "inference"));
    table.put("incident", Set.of("detect"));
    table.put("watch", Set.of("source", "media", "inference", "detect", "incident"));
    table.put("alert", Set.of("incident"));
    table.put("evidence", Set.of("media", "detect", "incident"));
    table.put("store", Set.of("incident", "alert", "evidence"));
    table.put("orchestrate", allOf(table));
    table.put("evaluate", allOf(table, "orchestrate", "store", "alert"));
    table.put("api", allOf(table, "evaluate"));
    table.put("cli", allOf(table));
    return table;
  }

  private static Set<String> allOf(Map<String, Set<String>> table, String... except) {
    Set<String> names = new TreeSet<>(table.keySet());
    names.removeAll(Set.of(except));
    return names;
  }

  @ArchTest static final ArchRule PACKAGES_POINT_ONE_WAY = direction();

  private static ArchRule direction() {
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .withOptionalLayers(true);
    for (String name : MAY_USE.keySet()) {
      layers = layers.layer(name).definedBy(ROOT + "." + name + "..");
    }
    for (Map.Entry<String, Set<String>> entry : MAY_USE.entrySet()) {
      String[] allowed = entry.getValue().toArray(String[]::new);
      layers =
          allowed.length == 0
              ? layers.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
              : layers.whereLayer(entry.getKey()).mayOnlyAccessLayers(allowed);
    }
    for (Map.Entry<String, Set<String>> entry : WORDS.entrySet()) {
      for (String word : entry.getValue()) {
        layers =
            layers.ignoreDependency(
                resideInAPackage(ROOT + "." + entry.getKey() + ".."),
                name(ROOT + "." + word).forSubtype());
      }
    }
    return layers.ensureAllClassesAreContainedInArchitecture();
  }

  @ArchTest
  static final ArchRule ONLY_MEDIA_KNOWS_FFMPEG =
      noClasses()
          .that(resideOutsideOfPackage(ROOT + ".media.."))
          .should()
          .dependOnClassesThat(resideInAPackage("org.bytedeco.."));

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS =
      noClasses()
          .that(resideOutsideOfPackage(ROOT + ".cli.."))
          .should(ACCESS_STANDARD_STREAMS)
          .because("standard output belongs to results; everything else is logged");

  @ArchTest static final ArchRule ONE_LOGGING_API = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  /** A detector is one new sub-package and nothing else, so none may lean on another. */
  @ArchTest
  static final ArchRule DETECTORS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching(ROOT + ".detect.(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);
}
