package dev.glasswatch.evaluate.model;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes a network with what it has learned as ONNX. */
final class OnnxExport {

  private static final String INPUT = "picture";
  private static final String OUTPUT = "probability";

  private final OnnxGraph graph = new OnnxGraph();
  private final Iterator<Weights.Layer> weights;
  private int layer;

  private OnnxExport(Weights weights) {
    this.weights = weights.layers().iterator();
  }

  /** The bytes of the file, the same for the same weights and notes. */
  static byte[] bytes(String name, NetPlan plan, Weights weights, Map<String, String> notes) {
    return new OnnxExport(weights).written(name, plan, notes);
  }

  private byte[] written(String name, NetPlan plan, Map<String, String> notes) {
    String at = INPUT;
    for (Step step : plan.steps()) {
      at = step(step, at);
    }
    graph.node("Sigmoid", List.of(at), Map.of(), OUTPUT);
    return graph.toBytes(name, INPUT, plan.convs().getFirst().in(), OUTPUT, notes);
  }

  private String step(Step step, String from) {
    return switch (step) {
      case Step.Plain plain -> relu(conv(plain.conv(), from));
      case Step.Head head -> conv(head.conv(), from);
      case Step.Residual residual ->
          relu(sum(from, conv(residual.narrow(), relu(conv(residual.wide(), from)))));
      case Step.Context context -> {
        String mean = graph.node("GlobalAveragePool", List.of(from), Map.of());
        yield sum(from, conv(context.second(), relu(conv(context.first(), mean))));
      }
    };
  }

  private String conv(Step.Conv conv, String from) {
    Weights.Layer learned = weights.next();
    int number = layer++;
    long side = conv.kernel();
    String kernel =
        graph.constant(
            "kernel" + number,
            learned.kernel(),
            List.of((long) conv.out(), (long) conv.in(), side, side));
    String bias = graph.constant("bias" + number, learned.bias(), List.of((long) conv.out()));
    return graph.node(
        "Conv",
        List.of(from, kernel, bias),
        Map.of(
            "kernel_shape", List.of(side, side),
            "strides", Collections.nCopies(2, (long) conv.stride()),
            "dilations", Collections.nCopies(2, (long) conv.dilation()),
            "pads", Collections.nCopies(4, (long) conv.padding())));
  }

  private String relu(String from) {
    return graph.node("Relu", List.of(from), Map.of());
  }

  private String sum(String one, String other) {
    return graph.node("Add", List.of(one, other), Map.of());
  }
}
