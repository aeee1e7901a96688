import type { ReactNode } from "react";
import type { StageRound } from "../../../api/bindings.ts";
import { Button, Icon, Popover } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { FlowNumbers, Meter, type OrderProps, OrderSelect, Progress } from "./Left.tsx";

/** In a narrow window what stands beside the text becomes a strip above it; the rest opens from there. */
export function Strip({
  round,
  name,
  hidden,
  order,
  onOrder,
  open,
  onOpen,
  children,
}: OrderProps & {
  round: StageRound;
  name: string;
  hidden: number;
  open: boolean;
  onOpen: (open: boolean) => void;
  children: ReactNode;
}) {
  const { t, f } = useText();
  const words = t.reading;
  return (
    <div className="bar sub reading-strip" data-testid="reading-strip">
      <Popover
        label={words.list.label}
        width={340}
        open={open}
        onOpenChange={onOpen}
        trigger={
          <Button size="sm" keys="KeyL" icon="projects" testid="reading-list-open">
            {words.list.open}
          </Button>
        }
        testid="reading-list-over"
      >
        <div className="reading-over">
          <Progress round={round} name={name} hidden={hidden} />
          {children}
          <FlowNumbers round={round} />
        </div>
      </Popover>
      <span className="nw">
        <b>{f.number(round.mine_voted)}</b> <span className="mute">{words.progress.of(f.number(round.mine))}</span>
      </span>
      <Meter round={round} />
      <span className="grow" />
      {hidden > 0 && (
        <span className="small faint ell" title={words.progress.hidden(f.number(hidden))}>
          <Icon name="eye-off" size="s" /> {words.progress.hidden(f.number(hidden))}
        </span>
      )}
      <span className="small faint nw">{words.order.label}</span>
      <OrderSelect order={order} onOrder={onOrder} />
    </div>
  );
}
