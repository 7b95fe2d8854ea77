package dev.glasswatch.orchestrate;
import dev.glasswatch.media.ConverterFacts;
final class FakeMedia { static final ConverterFacts FACTS = new ConverterFacts(100); private FakeMedia() {} }
