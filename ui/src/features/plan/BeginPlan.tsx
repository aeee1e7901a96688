import { useState } from "react";
import type { Product } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { Button, Radios } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

const PRODUCTS: readonly Product[] = ["medicine", "regenerative", "device"];

/** A theme without a plan: what it would become decides which gates the plan begins with. */
export function BeginPlan({ theme }: { theme: number }) {
  const { t } = useText();
  const words = t.plan.begin;
  const [product, setProduct] = useState<Product>("medicine");
  const begin = useWrite("plan.begin");
  return (
    <div className="pl-begin" data-testid="plan-begin">
      <h2>{words.title}</h2>
      <p className="mute">{words.body}</p>
      <Radios<Product>
        label={words.product}
        value={product}
        onChange={setProduct}
        choices={PRODUCTS.map((id) => ({ id, label: t.plan.bar.productName[id], hint: words.gates[id] }))}
        testid="plan-product"
      />
      <p className="small faint">{words.note}</p>
      <Button
        look="pri"
        writes
        disabled={begin.busy}
        onPress={() => void begin.run({ theme, product })}
        testid="plan-begin-do"
      >
        {words.begin}
      </Button>
    </div>
  );
}
