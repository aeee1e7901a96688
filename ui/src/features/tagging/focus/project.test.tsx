import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { SETTINGS } from "../../../../test/library.ts";
import { at, current, instead, press, rowFor, setUp, shown } from "./fixtures.tsx";

beforeEach(setUp);

describe("one project", () => {
  it("is the first that waits, and the address says which", async () => {
    const router = await shown();
    expect(at()).toBe("1");
    await waitFor(() => expect(router.state.location.search).toEqual({ project: 1 }));
    expect(screen.getByTestId("tagging-title").textContent).toBe("課題1の研究");
  });

  it("has what it names marked in place by kind, also inside one another and behind rare characters", async () => {
    await shown();
    const marks = screen.getAllByTestId("mark");
    const by = (name: string) => marks.filter((mark) => mark.className.split(" ").includes(name));
    // The letter of the kind stands before the first character.
    expect(by("t").map((mark) => mark.textContent)).toEqual(["T架空受容体"]);
    expect(by("i").map((mark) => mark.textContent)).toEqual(["I架空病"]);
    expect(by("off").map((mark) => mark.textContent)).toEqual(["siRNA"]);
    const outer = by("m");
    expect(outer.map((mark) => mark.textContent)).toEqual(["M抗", "T架空受容体", "抗体"]);
    expect(outer[1]?.contains(by("t")[0] as Node)).toBe(true);
  });

  it("a press on a mark leads to its candidate, and the candidate's marks are ringed", async () => {
    await shown();
    const inside = screen
      .getAllByTestId("mark")
      .find((mark) => mark.classList.contains("m") && mark.querySelector("mark"));
    await press("KeyJ");
    fireEvent.click(inside?.querySelector("mark") as Element);
    expect(current()?.dataset.concept).toBe("HGNC:1");
    fireEvent.click(inside?.querySelector("mark") as Element);
    expect(current()?.dataset.concept).toBe("AB-BSP");
    const ringed = screen.getAllByTestId("mark").filter((mark) => mark.classList.contains("now"));
    expect(ringed.length).toBe(3);
  });

  it("shows for each candidate why, how certain, what teaching did to it, and the sentence", async () => {
    await shown();
    const row = rowFor("HGNC:1");
    expect(within(row).getByTestId("candidate-certainty").textContent).toBe("0.90 → 0.63語がそのまま一致");
    expect(within(row).getByTestId("candidate-taught").textContent).toBe("ここで採用1回・却下3回");
    expect(row.querySelector("q mark")?.textContent).toBe("架空受容体");
    expect(row.textContent).toContain("ほか1か所");
    expect(screen.getByTestId("candidates-count").textContent).toBe("4件、うち印3件");
  });

  it("says where AMED's own tag and ours disagree, in words", async () => {
    await shown();
    expect(screen.getByTestId("ams-tag").textContent).toContain("AMED：医薬品 ／ 当方：再生医療等製品");
    expect(screen.getByTestId("ams-tag").dataset.agrees).toBe("false");
  });

  it("speaks English, title and reasons too", async () => {
    instead("settings.get", { ...SETTINGS, language: "en" });
    await shown();
    await waitFor(() => expect(screen.getByTestId("tagging-finish").textContent).toContain("Accept 3 ticked, next"));
    expect(within(rowFor("HGNC:1")).getByTestId("candidate-certainty").textContent).toContain("The very words");
    expect(within(rowFor("HGNC:1")).getByTestId("candidate-taught").textContent).toBe(
      "accepted 1×, turned down 3× here",
    );
    expect(screen.getByTestId("ams-tag").textContent).toContain("AMED: 医薬品 / ours: regenerative");
  });
});
