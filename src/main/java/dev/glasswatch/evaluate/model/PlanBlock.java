package dev.glasswatch.evaluate.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network that can learn; its output is log odds. */
final class PlanBlock extends AbstractBlock {

  private final NetPlan plan;
  private final List<Block> convs = new ArrayList<>();

  PlanBlock(NetPlan plan) {
    this.plan = plan;
    for (Step.Conv conv : plan.convs()) {
      convs.add(addChildBlock("conv" + convs.size(), block(conv)));
    }
  }

  private static Conv2d block(Step.Conv conv) {
    return Conv2d.builder()
        .setKernelShape(square(conv.kernel()))
        .setFilters(conv.out())
        .optStride(square(conv.stride()))
        .optDilation(square(conv.dilation()))
        .optPadding(square(conv.padding()))
        .build();
  }

  private static Shape square(int side) {
    return new Shape(side, side);
  }

  /** What it has learned so far. */
  Weights weights() {
    return new Weights(
        convs.stream()
            .map(
                conv ->
                    new Weights.Layer(
                        conv.getParameters().valueAt(0).getArray().toFloatArray(),
                        conv.getParameters().valueAt(1).getArray().toFloatArray()))
            .toList());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    Iterator<Block> next = convs.iterator();
    NDArray at = inputs.singletonOrThrow();
    for (Step step : plan.steps()) {
      at = step(step, at, from -> next.next().forward(store, new NDList(from), training).head());
    }
    return new NDList(at);
  }

  @FunctionalInterface
  private interface NextConv {
    NDArray of(NDArray from);
  }

  private static NDArray step(Step step, NDArray from, NextConv next) {
    return switch (step) {
      case Step.Plain _ -> Activation.relu(next.of(from));
      case Step.Head _ -> next.of(from);
      case Step.Residual _ -> Activation.relu(from.add(next.of(Activation.relu(next.of(from)))));
      case Step.Context _ -> {
        NDArray mean = from.mean(new int[] {3}, true).mean(new int[] {2}, true);
        yield from.add(next.of(Activation.relu(next.of(mean))));
      }
    };
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape at = inputs[0];
    for (Step.Conv conv : plan.convs()) {
      at = new Shape(at.get(0), conv.out(), at.get(2) / conv.stride(), at.get(3) / conv.stride());
    }
    return new Shape[] {at};
  }

  // Kernels know the channels that they are given only from the shape of their input
  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Iterator<Step.Conv> next = plan.convs().iterator();
    for (Block conv : convs) {
      conv.initialize(manager, type, new Shape(1, next.next().in(), 64, 64));
    }
  }
}
