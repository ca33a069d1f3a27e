from inquiries.texts.words import Words

_LINK = "\n\n配送状況はこちらでご確認いただけます：{tracking_link}"
_NUMBER = "\n配送業者は{carrier}です。\nお問い合わせ伝票番号は{tracking_number}です。"

WORDS = Words(
    name="日本語",
    space="",
    subject="ご注文 {order_id} について",
    hello="{customer} 様",
    hello_nobody="お客様",
    bye="よろしくお願いいたします。\n{shop}",
    states={
        "shipped": "発送済み",
        "in_transit": "輸送中",
        "out_for_delivery": "配達中",
        "attempted": "配達を試みました",
        "pickup": "受け取り待ち",
        "held": "配送業者で保管中",
        "delayed": "遅延",
        "damaged": "破損",
        "lost_by_carrier": "紛失",
        "returning": "返送中",
        "returned": "返送済み",
        "delivered": "配達完了",
    },
    drafts={
        "not_shipped": "ご注文 {order_id} は準備中で、まだ発送されていません。\n"
        "{estimate} までにお届けの予定です。\n"
        "発送前は伝票番号がございません。発送後にお知らせいたします。",
        "overdue": "ご注文 {order_id} は {estimate} までにお届けの予定でしたが、まだ発送されていません。\n"
        "|ご注文 {order_id} は遅れており、まだ発送されていません。\n"
        "申し訳ございません。ただいま原因を確認しております。\n\n"
        "お待ちになれない場合はご連絡ください。ご返金または代わりの商品の発送をいたします。",
        "cancelled": "ご注文 {order_id} は発送前にキャンセルされました。\n"
        "商品は発送されておりません。ご希望の場合は、あらためてご注文ください。",
        "unfulfillable": "申し訳ございません。ご注文 {order_id} は発送できません。\n"
        "ご注文内容：{items}。\n\n"
        "ご返金と、入荷後に別の倉庫からの発送の、どちらをご希望でしょうか。",
        "partly_unfulfillable": "申し訳ございません。ご注文 {order_id} の一部を発送できません。\n"
        "ほかの商品には影響ございません。\n\n"
        "不足分について、ご返金と後日の発送の、どちらをご希望でしょうか。",
        "on_the_way": "ご注文 {order_id} は輸送中です。" + _NUMBER + "\n"
        "{estimate} までにお届けの予定です。" + _LINK,
        "no_tracking_yet": "ご注文 {order_id} は倉庫を出ました。\n"
        "通常、一日以内に最初の配送状況が表示されます。" + _NUMBER + "\n"
        "{estimate} までにお届けの予定です。\n\n"
        "明日もう一度ご確認ください：{tracking_link}",
        "no_scans": "ご注文 {order_id} は倉庫を出ましたが、配送業者の記録がまだございません。\n"
        "発送日は {shipped_on} です。" + _NUMBER + "\n\n"
        "配達まで何も表示しない配送業者もございます。引き続き確認し、あらためてご連絡いたします。\n"
        "{estimate} までにお届けの予定です。",
        "delayed": "ご注文 {order_id} は遅れていると配送業者から連絡がありました。申し訳ございません。\n"
        "現在のお届け予定は {estimate} までです。" + _NUMBER + _LINK,
        "attempted": "ご注文 {order_id} の配達に伺いましたが、ご不在でした。\n"
        "通常は再配達されます。ご在宅いただくか、配送業者と日時をご相談ください。" + _NUMBER + _LINK,
        "held": "ご注文 {order_id} は配送業者で保管されており、お客様のお手続きが必要です。\n"
        "伝票番号を添えて配送業者にご連絡ください。" + _NUMBER + _LINK,
        "pickup": "ご注文 {order_id} は配送業者の受取場所に届いています。\n"
        "お早めにお受け取りください。お受け取りがない場合は返送されます。" + _NUMBER + _LINK,
        "late": "ご注文 {order_id} のお届けが予定より遅れており、申し訳ございません。\n"
        "{estimate} までにお届けの予定でした。" + _NUMBER + "\n\n"
        "遅れた荷物の多くは、その後届いております。\n"
        "{waits_until} までに届かない場合はご連絡ください。ご返金または代わりの商品の発送をいたします。"
        + _LINK,
        "lost": "ご注文 {order_id} は紛失した可能性があります。申し訳ございません。\n"
        "{estimate} までにお届けの予定でした。" + _NUMBER + "\n\n"
        "ご返金と代わりの商品の、どちらをご希望かお知らせください。",
        "delivered": "ご注文 {order_id} は配達済みと記録されています。\n"
        "配達日は {delivered_on} です。\n"
        "置き場所：{delivered_to}。\n"
        "お受け取りの署名：{signed_by}。" + _NUMBER + "\n\n"
        "見当たらない場合は、玄関のまわり、ご近所やご家族にご確認のうえ、ご連絡ください。",
        "damaged": "ご注文 {order_id} が破損し、申し訳ございません。\n\n"
        "破損箇所を含む商品全体、外箱、外箱のすべての配送ラベルの写真をお送りください。当店からご返信するまで、すべて保管してください。\n\n"
        "その後、ご返金または代わりの商品の発送をいたします。",
        "coming_back": "ご注文 {order_id} は配達できず、当店に返送されています。\n"
        "申し訳ございません。" + _NUMBER + "\n\n"
        "再送をご希望の場合は正しいご住所を、ご返金をご希望の場合はその旨をお知らせください。",
        "return_asked": "ご注文 {order_id} の返品を手配しております。\n"
        "返送先を記した用紙が届き次第、お送りいたします。\n\n"
        "それまでは何もお送りにならないでください。用紙のない荷物は受け付けられません。",
        "return_how": "ご注文 {order_id} を返品いただけます。\n"
        "返品番号（RMA）は {rma} です。\n\n"
        "RMA 用紙を印刷し、返品票を荷物の中に入れ、ラベルを外側に貼ってください。返品票のない荷物は受け付けられません。",
        "return_done": "ご注文 {order_id} の返品が届き、処理が完了しました。\n"
        "返品番号は {rma} でした。\n\n"
        "ご返送ありがとうございました。",
        "refund_made": "ご注文 {order_id} の返金を行いました。\n"
        "金額は {refund_amount} です。\n"
        "返金日は {refund_date} です。\n"
        "当店の管理番号は {refund_reference} です。\n\n"
        "お客様の口座に反映されるまで、数日かかることがあります。",
        "replacement_sent": "ご注文 {order_id} の代わりの商品をお送りします。\n"
        "番号は {replacement_order} です。\n\n"
        "発送後、伝票番号をお知らせいたします。",
    },
)
